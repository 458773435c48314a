"""Goals: whether the two have agreed on one."""

from accord.courses.course import Course
from accord.signals.registry import raised
from accord.signals.rules import Rules
from accord.signals.signal import Signal


def goals_unclear(course: Course, rules: Rules) -> tuple[Signal, ...]:
    """No agreed goal once the third session is over; said once, about that session.

    course  of one pair
    rules   goals_by: how many attended sessions
    Ours: agreeing on goals is a part of the alliance. Test: unit/signals/test_goals.py
    """
    attended = [one.number for one in course.sessions if one.state == "attended"]
    if course.goals_agreed or len(attended) < rules.goals_by:
        return ()
    return (
        raised(
            "goals-unclear",
            attended[rules.goals_by - 1],
            parameters={"threshold": rules.goals_by},
            numbers={"goals": course.goals_agreed},
        ),
    )
