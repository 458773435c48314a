"""What the client said beside the score: a moment that felt off, something unsaid, worse than last time."""

from accord.courses.course import Course, Rating
from accord.signals.registry import raised
from accord.signals.rules import Rules
from accord.signals.signal import Signal

_YES = (1, 2)
"""A little or clearly; something small or important. "Rather not say" is respected: it raises nothing."""


def off_moments(course: Course, rules: Rules) -> tuple[Signal, ...]:
    """Sessions in which, for a moment, things felt off; how far it was put right is kept with it.

    course  of one pair
    rules   none used: an answer is passed on
    Ours: it opens a thread whatever the total. Test: unit/signals/test_moments.py
    """
    found = []
    for session, rating in _answered(course):
        if rating.off_moment in _YES:
            numbers = {"now": float(rating.off_moment)}
            if rating.repaired is not None:
                numbers["repaired"] = rating.repaired
            found.append(raised("off-moment", session, numbers=numbers))
    return tuple(found)


def held_back(course: Course, rules: Rules) -> tuple[Signal, ...]:
    """Sessions in which the client kept something to themselves.

    course  of one pair
    rules   none used: an answer is passed on
    Ours: it says that there was something, never what. Test: unit/signals/test_moments.py
    """
    return tuple(
        raised("held-back", session, numbers={"now": rating.held_back})
        for session, rating in _answered(course)
        if rating.held_back in _YES
    )


def compared(course: Course, rules: Rules) -> tuple[Signal, ...]:
    """Sessions that felt worse than the one before, whatever their scores.

    course  of one pair
    rules   compared
    Ours: this answer can still fall where scores stand at the ceiling. Test: unit/signals/test_moments.py
    """
    return tuple(
        raised(
            "compared",
            session,
            size=rating.compared,
            parameters={"threshold": rules.compared},
            numbers={"now": rating.compared},
        )
        for session, rating in _answered(course)
        if rating.compared is not None and rating.compared <= rules.compared
    )


def _answered(course: Course) -> tuple[tuple[int, Rating], ...]:
    return tuple((one.number, one.client) for one in course.sessions if one.client)
