"""What is asked about a session: check-ins made from the practice's plan, and fewer while answers are unread."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from accord import content
from accord.web.audit.models import Verb
from accord.web.audit.services import Actor, System, remember
from accord.web.care.models import (
    CheckIn,
    Consent,
    Moment,
    PlanEntry,
    Practice,
    Purpose,
    Respondent,
    Sitting,
    TherapySession,
)
from accord.web.care.queries import ALLIANCE, the_practice

OPENS_BEFORE = timedelta(hours=24)
DUE_AFTER = timedelta(hours=72)
LOOK_AHEAD = timedelta(days=2)
ASKED_STATES = {TherapySession.State.PLANNED, TherapySession.State.ATTENDED}


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One check-in that a session should have."""

    moment: str
    respondent: str
    asks: dict[str, Any]
    opens_at: datetime
    due_at: datetime


def ask(session: TherapySession, *, by: Actor, at: datetime) -> tuple[CheckIn, ...]:
    """Make the check-ins of a session as the practice's plan says, or bring those that nobody has opened up to date.

    session  planned or attended, with its episode; a cancelled or missed one is asked nothing
    by, at   who and when
    Returns the session's check-ins. Without crisis contacts, or when the client has said no to check-ins,
    nothing is asked of the client.
    """
    if session.state not in ASKED_STATES:
        return ()
    practice = the_practice()
    plan = list(practice.plan.all())
    wanted = list(_therapists(session, plan))
    if may_ask_client(session, practice):
        wanted += _clients(session, plan, is_short=is_short(session))
    with transaction.atomic():
        kept = [_keep(session, one) for one in wanted]
        names = {(one.moment, one.respondent) for one in wanted}
        _withdraw(session, names)
        if any(is_new for _check_in, is_new in kept):
            client_id = session.episode.client_id
            remember(Verb.WROTE, "questions for a session", by=by, at=at, client_id=client_id, object_id=session.pk)
    return tuple(check_in for check_in, _is_new in kept)


def may_ask_client(session: TherapySession, practice: Practice) -> bool:
    """Whether anything may be asked of the client of a session.

    session   with its episode
    practice  must have crisis contacts
    """
    if not practice.crisis_contacts.exists():
        return False
    answer = Consent.objects.filter(client=session.episode.client_id, purpose=Purpose.FEEDBACK).order_by("-at").first()
    return answer is None or answer.given


def is_short(session: TherapySession) -> bool:
    """Whether the client's last answers, given before this session, are still unread: then the software asks for fewer.

    session  about to be asked about
    """
    last = (
        Sitting.objects.filter(
            check_in__session__episode=session.episode_id,
            check_in__respondent=Respondent.CLIENT,
            received_at__lt=session.starts_at,
        )
        .order_by("-received_at")
        .first()
    )
    return last is not None and last.read_at is None


def _due_now(plan: Iterable[PlanEntry], session: TherapySession, moment: str, respondent: str) -> list[PlanEntry]:
    """The lines of the plan for this session; every third means sessions 1, 4, 7, so that there is a beginning."""
    return [
        entry
        for entry in plan
        if entry.moment == moment and entry.respondent == respondent and (session.number - 1) % entry.every == 0
    ]


def _measures(entries: Iterable[PlanEntry]) -> list[list[str]]:
    return [[entry.measure, content.measure(entry.measure).version] for entry in entries]


def _therapists(session: TherapySession, plan: Iterable[PlanEntry]) -> Iterator[_Wanted]:
    measures = _measures(_due_now(plan, session, Moment.AFTER, Respondent.THERAPIST))
    if measures:
        ends_at = session.starts_at + timedelta(minutes=session.minutes)
        asks = {"measures": measures, "goals": False, "topic": False, "short": False}
        yield _Wanted(Moment.AFTER, Respondent.THERAPIST, asks, ends_at, ends_at + DUE_AFTER)


def _clients(session: TherapySession, plan: Iterable[PlanEntry], *, is_short: bool) -> Iterator[_Wanted]:
    ends_at = session.starts_at + timedelta(minutes=session.minutes)
    after = _measures(_due_now(plan, session, Moment.AFTER, Respondent.CLIENT))
    if is_short:
        after = [one for one in after if one[0] == ALLIANCE["client"]]
    else:
        before = _measures(_due_now(plan, session, Moment.BEFORE, Respondent.CLIENT))
        asks = {"measures": before, "goals": True, "topic": True, "short": False}
        yield _Wanted(Moment.BEFORE, Respondent.CLIENT, asks, session.starts_at - OPENS_BEFORE, session.starts_at)
    if after:
        asks = {"measures": after, "goals": False, "topic": False, "short": is_short}
        yield _Wanted(Moment.AFTER, Respondent.CLIENT, asks, ends_at, ends_at + DUE_AFTER)


def _keep(session: TherapySession, wanted: _Wanted) -> tuple[CheckIn, bool]:
    """What was answered, or handed over by link, stays as it was asked."""
    check_in, is_new = CheckIn.objects.get_or_create(
        session=session,
        moment=wanted.moment,
        respondent=wanted.respondent,
        defaults={"asks": wanted.asks, "opens_at": wanted.opens_at, "due_at": wanted.due_at},
    )
    now = (wanted.asks, wanted.opens_at, wanted.due_at)
    if not is_new and now != (check_in.asks, check_in.opens_at, check_in.due_at) and _is_untouched(check_in):
        check_in.asks, check_in.opens_at, check_in.due_at = now
        check_in.save(update_fields=["asks", "opens_at", "due_at"])
    return check_in, is_new


def _is_untouched(check_in: CheckIn) -> bool:
    return check_in.answered_at is None and not check_in.links.exists()


def _withdraw(session: TherapySession, wanted: set[tuple[str, str]]) -> None:
    """Take back what the plan no longer asks, unless somebody holds a link to it."""
    for check_in in CheckIn.objects.filter(session=session, answered_at__isnull=True):
        if (check_in.moment, check_in.respondent) not in wanted and _is_untouched(check_in):
            check_in.delete()


def ask_upcoming(*, at: datetime) -> int:
    """Ask again about what comes in the next two days: plan, consent and unread answers may have changed since.

    at  now (aware); a worker calls this every hour
    Returns for how many sessions.
    """
    soon = TherapySession.objects.filter(
        state=TherapySession.State.PLANNED,
        starts_at__gt=at,
        starts_at__lte=at + LOOK_AHEAD,
        episode__ended_on__isnull=True,
    )
    sessions = list(soon.select_related("episode"))
    for session in sessions:
        ask(session, by=System(), at=at)
    return len(sessions)
