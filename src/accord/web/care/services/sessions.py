"""Writes about sessions: adding one or a weekly series, and what became of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max

from accord.errors import InputError, Refused
from accord.web.audit.models import Verb
from accord.web.audit.services import Actor, remember
from accord.web.care.models import CheckIn, Episode, TherapySession
from accord.web.care.queries import the_practice
from accord.web.care.services.asking import ask

__all__ = ["MOST_AT_ONCE", "Series", "add_sessions", "ask", "set_state"]
MOST_AT_ONCE = 52


@dataclass(frozen=True, slots=True)
class Series:
    """One session or a weekly series.

    first    local date and time of the first, without a zone: what the practice's clock will show
    count    how many, a week apart, 1–52
    minutes  how long each takes
    """

    first: datetime
    count: int = 1
    minutes: int = 50

    def starts(self, zone: str) -> tuple[datetime, ...]:
        """When each session starts: the same time on the practice's clock, also when the clocks change.

        zone  of the practice, such as "Europe/London"
        Raises InputError when count is not 1–52. A time that the spring change skips becomes one hour later;
        one that the autumn change doubles is the earlier of the two.
        """
        if not 1 <= self.count <= MOST_AT_ONCE:
            raise InputError(f"The number of sessions is {self.count}; allowed 1–{MOST_AT_ONCE}. Add the rest later.")
        utc = ZoneInfo("UTC")
        local = (self.first + timedelta(weeks=week) for week in range(self.count))
        return tuple(one.replace(tzinfo=ZoneInfo(zone)).astimezone(utc) for one in local)


def add_sessions(*, episode: Episode, series: Series, by: Actor, at: datetime) -> tuple[TherapySession, ...]:
    """Add sessions, numbered on from the last, and make their check-ins.

    episode  an open one
    series   when
    by, at   who and when
    Raises Refused when the episode has ended, or when a session would come before the last one.
    """
    starts = series.starts(the_practice().time_zone)
    with transaction.atomic():
        locked = Episode.objects.select_for_update().get(pk=episode.pk)
        if locked.ended_on is not None:
            raise Refused("This episode has ended. Open a new one to add sessions.")
        last = TherapySession.objects.filter(episode=locked).aggregate(number=Max("number"), starts_at=Max("starts_at"))
        if last["starts_at"] is not None and starts[0] <= last["starts_at"]:
            raise Refused("A new session comes after the last one. Choose a later day or time.")
        number = (last["number"] or 0) + 1
        sessions = TherapySession.objects.bulk_create(
            TherapySession(episode=locked, number=number + place, starts_at=starts_at, minutes=series.minutes)
            for place, starts_at in enumerate(starts)
        )
        for session in sessions:
            ask(session, by=by, at=at)
        remember(Verb.WROTE, "session", by=by, at=at, client_id=locked.client_id, object_id=sessions[0].pk)
    return tuple(sessions)


def set_state(*, session: TherapySession, state: str, by: Actor, at: datetime) -> TherapySession:
    """Say what became of a session; a cancelled or missed one takes its open questions back.

    session  which
    state    TherapySession.State
    by, at   who and when
    Raises Refused when answers about the session are stored and it is said not to have taken place.
    """
    gone = {TherapySession.State.CANCELLED, TherapySession.State.MISSED}
    with transaction.atomic():
        locked = TherapySession.objects.select_for_update().select_related("episode").get(pk=session.pk)
        locked.state = TherapySession.State(state)
        open_check_ins = CheckIn.objects.filter(session=locked, answered_at__isnull=True)
        if locked.state in gone:
            if CheckIn.objects.filter(session=locked, moment="after", answered_at__isnull=False).exists():
                raise Refused("Answers about this session are stored, so it took place. Its state stays as it is.")
            open_check_ins.delete()
        locked.save(update_fields=["state"])
        ask(locked, by=by, at=at)
        client_id = locked.episode.client_id
        remember(Verb.CHANGED, "session", by=by, at=at, client_id=client_id, object_id=locked.pk)
    return locked
