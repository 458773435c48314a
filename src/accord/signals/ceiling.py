"""Answers that leave nothing to see: full scores in a row, and eight equal answers in a few seconds."""

from accord.courses.course import Course
from accord.signals.registry import raised
from accord.signals.rules import Rules
from accord.signals.signal import Signal


def no_room(course: Course, rules: Rules) -> tuple[Signal, ...]:
    """Full scores in a row; said once for each run. It means "no critical feedback yet", not "excellent".

    course  of one pair
    rules   ceiling: how many rated sessions in a row
    Ours: a full score cannot go up. Test: unit/signals/test_ceiling.py
    """
    found, run = [], 0
    for session, rating in course.client_ratings():
        run = run + 1 if rating.is_full else 0
        if run == rules.ceiling:
            found.append(raised("no-room", session, parameters={"threshold": rules.ceiling}, numbers={"sessions": run}))
    return tuple(found)


def straight_line(course: Course, rules: Rules) -> tuple[Signal, ...]:
    """Check-ins marked as a straight line when they were stored.

    course  of one pair
    rules   none used: the mark is set where the seconds are known
    Ours: a mark on the answers, not on the person. Test: unit/signals/test_ceiling.py
    """
    return tuple(
        raised("straight-line", one.number, numbers={"items": len(one.client.aspects)})
        for one in course.sessions
        if one.client and one.client.straight_line
    )
