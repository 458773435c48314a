"""A therapist's clients at a glance, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from accord.courses.course import Course
from accord.web.care.models import CheckIn, Episode, RaisedSignal, Respondent, SafetyFlag, TherapySession
from accord.web.care.queries.client import without_sessions
from accord.web.care.queries.courses import courses_of
from accord.web.care.queries.gate import unrated_sessions
from accord.web.care.queries.standing import most_important, standing_signals
from accord.web.care.queries.today import open_flags
from accord.web.people.models import User


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """One client on the list.

    episode        with client
    course         without what waits for the therapist's own view
    attended       how many sessions took place
    last_check_in  when the client last answered, None for never
    signal         the most important open signal within the budget
    flags          open safety flags
    to_rate        how many sessions wait for the therapist's own view
    """

    episode: Episode
    course: Course
    attended: int
    last_check_in: datetime | None
    signal: RaisedSignal | None
    flags: tuple[SafetyFlag, ...]
    to_rate: int

    @property
    def weight(self) -> int:
        """How much it needs attention: safety first, then the signal's own weight, then a rating that is due."""
        return (1000 if self.flags else 0) + (self.signal.weight if self.signal else 0) + (1 if self.to_rate else 0)


def caseload_of(therapist: User, *, at: datetime, zone: str, most_signals: int) -> tuple[CaseloadRow, ...]:
    """Every open episode of one therapist, what needs attention first, then by name; nine queries however many.

    therapist     whose
    at            now (aware)
    zone          the practice's time zone
    most_signals  the budget
    """
    episodes = list(Episode.objects.filter(therapist=therapist, ended_on__isnull=True).select_related("client"))
    courses = courses_of([one.pk for one in episodes], at=at, zone=zone)
    gate = _gated_numbers(episodes)
    flags = open_flags(therapist)
    signals = standing_signals(therapist, at=at, most=most_signals)
    answered = _last_answers(episodes)
    rows = [
        CaseloadRow(
            episode=episode,
            course=without_sessions(courses[episode.pk], gate.get(episode.pk, set())),
            attended=sum(session.state == "attended" for session in courses[episode.pk].sessions),
            last_check_in=answered.get(episode.pk),
            signal=most_important(signals, episode.pk),
            flags=tuple(flag for flag in flags if flag.episode_id == episode.pk),
            to_rate=_due(courses[episode.pk], gate.get(episode.pk, set())),
        )
        for episode in episodes
    ]
    return tuple(sorted(rows, key=lambda row: (-row.weight, row.episode.client.name.casefold())))


def _gated_numbers(episodes: Iterable[Episode]) -> dict[UUID, set[int]]:
    numbers: dict[UUID, set[int]] = {}
    waiting = TherapySession.objects.filter(pk__in=unrated_sessions(episodes))
    for episode_id, number in waiting.values_list("episode", "number"):
        numbers.setdefault(episode_id, set()).add(number)
    return numbers


def _due(course: Course, closed: set[int]) -> int:
    return sum(session.number in closed and session.state == "attended" for session in course.sessions)


def _last_answers(episodes: Iterable[Episode]) -> dict[UUID, datetime]:
    answered = CheckIn.objects.filter(session__episode__in=[one.pk for one in episodes], respondent=Respondent.CLIENT)
    return dict(
        answered.values_list("session__episode")
        .annotate(last=Max("answered_at"))
        .values_list("session__episode", "last")
    )
