"""What stays closed: a client's answers from after a session, until the therapist has rated the same session."""

from dataclasses import dataclass, replace
from uuid import UUID

from accord.courses.course import Course, Session
from accord.web.care.models import Episode, Response
from accord.web.care.models.practice import Moment, Respondent
from accord.web.care.queries import ALLIANCE, unrated_sessions


@dataclass(frozen=True, slots=True)
class Closed:
    """The sessions whose answers from after the session stay closed.

    sessions  ids
    waiting   (session number, session id) of those for which answers are there
    measures  (session number, measure id) answered after those sessions
    """

    sessions: frozenset[UUID] = frozenset()
    waiting: tuple[tuple[int, UUID], ...] = ()
    measures: frozenset[tuple[int, str]] = frozenset()


def closed_for(episode: Episode) -> Closed:
    """What stays closed on a page that the therapist can see.

    episode  whose
    """
    sessions = frozenset(unrated_sessions([episode.pk]))
    rows = Response.objects.filter(
        session__in=sessions, respondent=Respondent.CLIENT, sitting__check_in__moment=Moment.AFTER
    ).values_list("session__number", "session_id", "measure")
    found = list(rows)
    waiting = {(number, session_id) for number, session_id, _measure in found}
    return Closed(
        sessions=sessions,
        waiting=tuple(sorted(waiting)),
        measures=frozenset((number, measure) for number, _session_id, measure in found),
    )


def opened(course: Course, closed: Closed) -> Course:
    """The course without what stays closed.

    course  of the episode
    closed  from `closed_for`
    """
    return replace(course, sessions=tuple(_opened_session(session, closed) for session in course.sessions))


def _opened_session(session: Session, closed: Closed) -> Session:
    hidden = {measure for number, measure in closed.measures if number == session.number}
    if not hidden:
        return session
    outcomes = tuple(one for one in session.outcomes if one.scale.partition("/")[0] not in hidden)
    if ALLIANCE["client"] in hidden:
        return replace(session, client=None, asked=False, outcomes=outcomes)
    return replace(session, outcomes=outcomes)
