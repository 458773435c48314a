"""The plan: which measure is asked of whom, when; and the licensed wording that the practice brings."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from accord.errors import Refused
from accord.measures.definition import Measure
from accord.web.audit.models import Verb
from accord.web.audit.services import Actor, remember
from accord.web.care.models import MeasureText, Moment, PlanEntry, Practice, Respondent
from accord.web.people.models import User

DEFAULT_PLAN = (
    ("phq-9", Moment.BEFORE, Respondent.CLIENT),
    ("alliance-check-in-client", Moment.AFTER, Respondent.CLIENT),
    ("alliance-check-in-therapist", Moment.AFTER, Respondent.THERAPIST),
)
"""Goals and the topic for the session are always asked before it; they need no line of their own."""


def default_plan(*, practice: Practice, by: Actor, at: datetime) -> tuple[PlanEntry, ...]:
    """Give a practice without a plan a sensible one; an existing plan stays as it is.

    practice  whose
    by, at    who and when
    Returns the plan.
    """
    with transaction.atomic():
        Practice.objects.select_for_update().get(pk=practice.pk)
        if not practice.plan.exists():
            PlanEntry.objects.bulk_create(
                PlanEntry(practice=practice, measure=measure, moment=moment, respondent=respondent, position=position)
                for position, (measure, moment, respondent) in enumerate(DEFAULT_PLAN)
            )
            remember(Verb.WROTE, "plan", by=by, at=at)
    return tuple(practice.plan.all())


def ask_measure(*, entry: PlanEntry, measure: Measure, by: Actor, at: datetime) -> PlanEntry:
    """Add a line to the plan, at the end, or change how often an existing one is asked.

    entry    with practice, moment and how often; measure and respondent are filled in here
    measure  of the library
    by, at   who and when
    Raises Refused while a measure without shipped text has no wording, or when it is asked at this moment already.
    """
    if not can_be_asked(measure, entry.practice):
        raise Refused("The wording of this measure does not ship. Bring your licensed text first.")
    entry.measure = measure.id
    entry.respondent = Respondent.THERAPIST if measure.respondent == "therapist" else Respondent.CLIENT
    with transaction.atomic():
        Practice.objects.select_for_update().get(pk=entry.practice_id)
        others = PlanEntry.objects.filter(practice=entry.practice_id).exclude(pk=entry.pk)
        if others.filter(measure=entry.measure, moment=entry.moment).exists():
            raise Refused("This measure is asked at this moment already.")
        if entry._state.adding:
            last = others.aggregate(last=Max("position"))["last"]
            entry.position = 0 if last is None else last + 1
        entry.save()
        remember(Verb.CHANGED, "plan", by=by, at=at, object_id=entry.pk)
    return entry


def can_be_asked(measure: Measure, practice: Practice) -> bool:
    """Whether every question of a measure has words here.

    measure   of the library
    practice  whose wording counts
    """
    return measure.rights.text_shipped or MeasureText.objects.filter(practice=practice, measure=measure.id).exists()


def stop_asking(*, entry: PlanEntry, by: Actor, at: datetime) -> None:
    """Take a line out of the plan. What was answered stays.

    entry   an existing line
    by, at  who and when
    """
    with transaction.atomic():
        removed = entry.pk
        entry.delete()
        remember(Verb.CHANGED, "plan", by=by, at=at, object_id=removed)


def bring_text(
    *, practice: Practice, measure: Measure, texts: Mapping[str, str], licence_note: str, by: User, at: datetime
) -> MeasureText:
    """Keep the practice's licensed wording of a measure.

    practice      who holds the licence
    measure       whose text does not ship
    texts         item id, or "option.<value>" for the label of an answer → wording
    licence_note  what the practice is allowed, by whom
    by, at        who and when
    """
    with transaction.atomic():
        kept, _is_new = MeasureText.objects.update_or_create(
            practice=practice,
            measure=measure.id,
            defaults={"texts": dict(texts), "licence_note": licence_note, "entered_by": by, "entered_at": at},
        )
        remember(Verb.WROTE, "licensed wording", by=by, at=at, object_id=kept.pk)
    return kept
