"""What a therapist needs before the next knock: today's sessions, each with the one thing that matters."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from accord.web.care.models import (
    CheckIn,
    ClientWords,
    Moment,
    RaisedSignal,
    Respondent,
    SafetyFlag,
    Sharing,
    TherapySession,
)
from accord.web.care.queries.standing import most_important, standing_signals
from accord.web.people.models import User

NEXT_DAYS = 7


@dataclass(frozen=True, slots=True)
class ToRate:
    """A session that waits for the therapist's own view, so that the client's answers can open."""

    session_id: UUID
    episode_id: UUID
    client_name: str
    number: int
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One session on the list.

    session       with episode and client
    checked_in    True, False, or None when nothing was asked before it
    flags         open safety flags of the client
    to_rate       the earliest session still to rate, None when none waits
    signal        the most important open signal within the budget
    brings_topic  whether the client wrote what to talk about
    brings_up     whether the client wants to bring something up themselves
    """

    session: TherapySession
    checked_in: bool | None
    flags: tuple[SafetyFlag, ...]
    to_rate: ToRate | None
    signal: RaisedSignal | None
    brings_topic: bool
    brings_up: bool


@dataclass(frozen=True, slots=True)
class Day:
    """The sessions of one day."""

    on: date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """The page *today*.

    flags    every open safety flag of the therapist's clients, oldest first, whenever they come next
    lines    of today, by time
    next     the next days that have sessions
    to_rate  sessions that wait for the therapist's own view, oldest first
    """

    flags: tuple[SafetyFlag, ...]
    lines: tuple[Line, ...]
    next: tuple[Day, ...]
    to_rate: tuple[ToRate, ...]


def today_of(therapist: User, *, at: datetime, zone: str, most_signals: int) -> Today:
    """Today and the next seven days of one therapist, in six queries however many clients.

    therapist     whose
    at            now (aware)
    zone          the practice's time zone
    most_signals  the budget: how many signals are shown in a week
    """
    place = ZoneInfo(zone)
    on = at.astimezone(place).date()
    sessions = _sessions(therapist, on=on, place=place)
    flags = open_flags(therapist)
    waiting = sessions_to_rate(therapist, at=at)
    signals = standing_signals(therapist, at=at, most=most_signals)
    facts = _facts(sessions)
    by_episode = defaultdict(list)
    for flag in flags:
        by_episode[flag.episode_id].append(flag)
    first_to_rate = {one.episode_id: one for one in reversed(waiting)}
    days: dict[date, list[Line]] = defaultdict(list)
    for session in sessions:
        to_rate = _earlier(first_to_rate.get(session.episode_id), session)
        line = Line(
            session=session,
            checked_in=facts.checked_in.get(session.pk),
            flags=tuple(by_episode[session.episode_id]),
            to_rate=to_rate,
            signal=most_important(signals, session.episode_id),
            brings_topic=session.pk in facts.topics,
            # Said after a session, so it opens with the rest of that session's answers.
            brings_up=to_rate is None and facts.brings_up(session),
        )
        days[session.starts_at.astimezone(place).date()].append(line)
    later = tuple(Day(day, tuple(lines)) for day, lines in days.items() if day != on)
    return Today(flags=tuple(flags), lines=_urgent_first(days[on]), next=later, to_rate=tuple(waiting))


def _urgent_first(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: (not line.flags, line.session.starts_at)))


def _earlier(waiting: ToRate | None, session: TherapySession) -> ToRate | None:
    return waiting if waiting is not None and waiting.number <= session.number else None


def _sessions(therapist: User, *, on: date, place: ZoneInfo) -> list[TherapySession]:
    start = datetime.combine(on, time(), tzinfo=place)
    end = datetime.combine(on + timedelta(days=NEXT_DAYS + 1), time(), tzinfo=place)
    meeting = [TherapySession.State.PLANNED, TherapySession.State.ATTENDED]
    found = TherapySession.objects.filter(
        episode__therapist=therapist, starts_at__gte=start, starts_at__lt=end, state__in=meeting
    )
    return list(found.select_related("episode__client").order_by("starts_at"))


def open_flags(therapist: User) -> list[SafetyFlag]:
    """The safety flags of a therapist's clients that nobody has acknowledged, oldest first.

    therapist  whose clients
    """
    found = SafetyFlag.objects.filter(episode__therapist=therapist, acknowledged_at__isnull=True)
    return list(found.select_related("episode__client").order_by("raised_at"))


def sessions_to_rate(therapist: User, *, at: datetime) -> list[ToRate]:
    """The sessions whose own rating by the therapist is due, oldest first.

    therapist  whose
    at         now (aware); a session that is not over is not due
    """
    due = CheckIn.objects.filter(
        session__episode__therapist=therapist,
        session__episode__ended_on__isnull=True,
        moment=Moment.AFTER,
        respondent=Respondent.THERAPIST,
        answered_at__isnull=True,
        opens_at__lte=at,
    )
    return [
        ToRate(
            session_id=one.session_id,
            episode_id=one.session.episode_id,
            client_name=one.session.episode.client.name,
            number=one.session.number,
            starts_at=one.session.starts_at,
        )
        for one in due.select_related("session__episode__client").order_by("session__starts_at")
    ]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What clients did before these sessions.

    checked_in  session → whether the check-in before it is answered
    topics      sessions for which the client wrote what to talk about, still unread
    bring_up    (episode, session number) at which the client chose to bring something up themselves
    """

    checked_in: dict[UUID, bool]
    topics: set[UUID]
    bring_up: set[tuple[UUID, int]]

    def brings_up(self, session: TherapySession) -> bool:
        """Whether the client said so before this session or after the last one."""
        return any((session.episode_id, number) in self.bring_up for number in (session.number, session.number - 1))


def _facts(sessions: Sequence[TherapySession]) -> _Facts:
    """Words stay unread here: only that there are some is said."""
    ids = [session.pk for session in sessions]
    before = CheckIn.objects.filter(session__in=ids, moment=Moment.BEFORE, respondent=Respondent.CLIENT)
    checked_in = {session: answered is not None for session, answered in before.values_list("session", "answered_at")}
    words = ClientWords.objects.filter(
        episode__in={session.episode_id for session in sessions}, session__isnull=False, read_at__isnull=True
    ).filter(Q(sharing=Sharing.BRING_UP) | Q(sharing=Sharing.SHOW_NOW, kind=ClientWords.Kind.TOPIC))
    rows = list(words.values_list("session", "episode", "session__number", "sharing"))
    return _Facts(
        checked_in=checked_in,
        topics={session for session, _episode, _number, sharing in rows if sharing == Sharing.SHOW_NOW},
        bring_up={(episode, number) for _session, episode, number, sharing in rows if sharing == Sharing.BRING_UP},
    )
