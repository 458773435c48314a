"""One repair thread with what the next ratings say."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accord.courses.course import Course
from accord.web.care.models import RaisedSignal, RepairThread
from accord.web.care.norms import rules_from
from accord.web.care.queries import Audience, course_of, the_practice, unrated_sessions
from accord.web.together.queries.gate import Closed, closed_for, opened

MOST_AFTER = 3
"""A repair is looked for in the three ratings after the drop (signals.md, 2)."""


@dataclass(frozen=True, slots=True)
class ThreadStory:
    """What the ratings around a drop say.

    within_sd  usual spread within one person, points
    before     (session, score) of the rating before the drop, None when it was the first
    at         (session, score) of the drop itself, None when not scored
    after      up to three ratings after it
    """

    course: Course
    within_sd: float
    before: tuple[int, float] | None
    at: tuple[int, float] | None
    after: tuple[tuple[int, float], ...]


def thread_story(thread: RepairThread, *, audience: Audience, at: datetime) -> ThreadStory:
    """Read the ratings around a thread's session.

    thread    with its signal, session and episode
    audience  whose eyes: the client's or the therapist's
    at        now (aware)
    """
    closed = closed_for(thread.episode) if audience == "therapist" else Closed()
    practice = the_practice()
    course = opened(course_of(thread.episode, at=at, audience=audience, zone=practice.time_zone), closed)
    series = course.client_alliance()
    number = thread.signal.session.number
    earlier = [point for point in series if point[0] < number]
    return ThreadStory(
        course=course,
        within_sd=rules_from(practice.norms).within_sd,
        before=earlier[-1] if earlier else None,
        at=next((point for point in series if point[0] == number), None),
        after=tuple(point for point in series if point[0] > number)[:MOST_AFTER],
    )


def opened_signal(signal: RaisedSignal) -> RaisedSignal:
    """The signal, once the therapist has rated its session.

    signal  fetched and allowed
    Raises PermissionDenied before that.
    """
    if signal.session_id in unrated_sessions([signal.episode_id]):
        raise PermissionDenied(_("This opens once you have given your own view of the session."))
    return signal


def opened_thread(thread: RepairThread) -> RepairThread:
    """The thread, once the therapist has rated its session.

    thread  fetched and allowed, with its signal
    Raises PermissionDenied before that.
    """
    opened_signal(thread.signal)
    return thread
