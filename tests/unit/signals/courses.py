"""Small courses with planted findings."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from accord.alliance import ASPECTS
from accord.courses.course import Course, Outcome, Rating, Session

START = date(2026, 1, 5)


def rating(
    answer: int = 4, *, score: float | None = None, aspects: dict[str, int] | None = None, **said: Any
) -> Rating:
    """A complete check-in with one answer everywhere, but for `aspects`."""
    answers = {one.id: answer for one in ASPECTS} | (aspects or {})
    own = 100 * sum(answers.values()) / (5 * len(answers))
    return Rating(alliance=own if score is None else score, aspects=answers, **said)


def session(number: int, client: Rating | None = None, **rest: Any) -> Session:
    """An attended session that was asked about."""
    fields: dict[str, Any] = {"state": "attended", "asked": True} | rest
    return Session(number=number, on=START + timedelta(weeks=number), client=client, **fields)


def course(ratings: Iterable[Rating | None], *, goals_agreed: int = 1) -> Course:
    """Sessions 1, 2, … with these ratings by the client."""
    return Course(tuple(session(at, one) for at, one in enumerate(ratings, start=1)), goals_agreed=goals_agreed)


def scored(*scores: float | None) -> Course:
    """A course with these alliance scores and no low answer; None is a session without an answer that was not asked."""
    sessions = (
        session(at, None if score is None else rating(score=score), asked=score is not None)
        for at, score in enumerate(scores, start=1)
    )
    return Course(tuple(sessions), goals_agreed=1)


def outcomes(scale: str, *values: float, prorated: frozenset[int] = frozenset()) -> Course:
    """A course with one outcome scale; `prorated` names sessions whose total is estimated."""
    sessions = (
        session(at, rating(), outcomes=(Outcome(scale, value, prorated=at in prorated),))
        for at, value in enumerate(values, start=1)
    )
    return Course(tuple(sessions), goals_agreed=1)
