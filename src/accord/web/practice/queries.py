"""Reads of the manager's pages. None of them touches an answer."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from accord import content
from accord.errors import MeasureError
from accord.measures.definition import Measure
from accord.web.care.models import MeasureText, PlanEntry, Practice
from accord.web.outbox.models import Outgoing
from accord.web.people.models import Role, StaffInvitation, Supervision, User

PLANNED_BY = ("client", "therapist")
MOST_LETTERS = 200
ASKED_ANYWAY = {"goal-ratings", "gas", "gbo"}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a practice needs.

    is_done  whether it is there
    why      what does not work before it is
    page     URL name of the page on which it is set
    """

    title: str
    is_done: bool
    why: str
    page: str


def steps_of(practice: Practice) -> tuple[Step, ...]:
    """What is set and what is missing, the most important first.

    practice  of this installation
    """
    return tuple(_steps(practice))


def _steps(practice: Practice) -> Iterator[Step]:
    roles = {role for one in User.objects.filter(is_active=True) for role in one.roles}
    yield Step(
        _("Crisis contacts"),
        practice.crisis_contacts.exists(),
        _("Nothing is asked of clients until there is somebody they can call."),
        "practice:contacts",
    )
    yield Step(
        _("Name, time zone, and when answers are read"),
        bool(practice.name and practice.answers_read),
        _("Clients are told when somebody reads what they say."),
        "practice:settings",
    )
    yield Step(
        _("Somebody responsible for safety"),
        practice.responsible_id is not None,
        _("An answer that stays unread for too long needs a second person."),
        "practice:settings",
    )
    yield Step(
        _("What is asked, and when"),
        practice.plan.exists(),
        _("Without a plan only goals and the topic are asked."),
        "practice:plan",
    )
    yield Step(_("Therapists"), Role.THERAPIST in roles, _("Therapists add their own clients."), "practice:staff")
    yield Step(
        _("Supervision"),
        Supervision.objects.filter(until__isnull=True).exists(),
        _("Supervisors see courses only of the therapists they supervise."),
        "practice:staff",
    )


@dataclass(frozen=True, slots=True)
class Colleague:
    """One account with those who supervise it now."""

    user: User
    roles: tuple[str, ...]
    supervisions: tuple[Supervision, ...]


def colleagues() -> tuple[Colleague, ...]:
    """Everybody but clients, by name, in two queries."""
    open_ones: dict[UUID, list[Supervision]] = defaultdict(list)
    for one in Supervision.objects.filter(until__isnull=True).select_related("supervisor"):
        open_ones[one.supervisee_id].append(one)
    staff = [one for one in User.objects.all() if not one.has_role(Role.CLIENT)]
    return tuple(
        Colleague(one, tuple(str(Role(role).label) for role in one.roles), tuple(open_ones[one.pk]))
        for one in sorted(staff, key=lambda one: (not one.is_active, one.name.casefold()))
    )


def open_invitations(*, at: datetime) -> list[StaffInvitation]:
    """Invitations of colleagues that still work.

    at  now (aware)
    """
    found = StaffInvitation.objects.filter(accepted_at__isnull=True, revoked_at__isnull=True, expires_at__gt=at)
    return list(found.order_by("created_at"))


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line of the plan with its measure, None when the library no longer holds it."""

    entry: PlanEntry
    measure: Measure | None


def plan_of(practice: Practice) -> tuple[PlanLine, ...]:
    """The plan in the order asked.

    practice  whose
    """
    return tuple(PlanLine(entry, _measure(entry.measure)) for entry in practice.plan.all())


def _measure(measure_id: str) -> Measure | None:
    try:
        return content.measure(measure_id)
    except MeasureError:
        return None


@dataclass(frozen=True, slots=True)
class Library:
    """The measures that a session can ask about: ready ones, and those whose wording the practice must bring."""

    ready: tuple[Measure, ...]
    needs_text: tuple[Measure, ...]
    brought: tuple[Measure, ...]


def library_of(practice: Practice) -> Library:
    """What the plan can choose from.

    practice  whose licensed wording counts
    """
    own = set(MeasureText.objects.filter(practice=practice).values_list("measure", flat=True))
    # Goals are asked by themselves; supervision's own check-ins are not part of a client's session.
    fit = [one for one in content.measures() if one.items and one.respondent in PLANNED_BY]
    usable = [one for one in fit if one.id not in ASKED_ANYWAY]
    return Library(
        ready=tuple(one for one in usable if one.rights.text_shipped or one.id in own),
        needs_text=tuple(one for one in usable if not one.rights.text_shipped and one.id not in own),
        brought=tuple(one for one in usable if one.id in own),
    )


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter: its kind and times, never whom it went to or what it says."""

    kind: str
    state: str
    state_words: str
    due_at: datetime
    finished_at: datetime | None
    attempts: int


def letters() -> tuple[LetterLine, ...]:
    """The newest letters, in one query that reads neither address nor body."""
    rows = Outgoing.objects.order_by("-due_at").values_list("kind", "state", "due_at", "finished_at", "attempts")
    return tuple(
        LetterLine(kind, state, str(Outgoing.State(state).label), due_at, finished_at, attempts)
        for kind, state, due_at, finished_at, attempts in rows[:MOST_LETTERS]
    )


def letters_by_state() -> dict[str, int]:
    """How many letters are in each state."""
    counts = dict.fromkeys(Outgoing.State.values, 0)
    for state in Outgoing.objects.values_list("state", flat=True):
        counts[state] += 1
    return counts
