"""Silent: check-ins that were asked and not answered."""

from accord.courses.course import Course
from accord.signals.registry import raised
from accord.signals.rules import Rules
from accord.signals.signal import Signal


def silent(course: Course, rules: Rules) -> tuple[Signal, ...]:
    """Asked check-ins in a row without an answer; sessions that were not asked about are passed over. Once per run.

    course  of one pair
    rules   silent: how many in a row
    Ours: silence can mean many things, so it is only a reason to ask. Test: unit/signals/test_silent.py
    """
    found, run = [], 0
    for session in course.sessions:
        if not session.asked:
            continue
        run = 0 if session.client else run + 1
        if run == rules.silent:
            found.append(
                raised("silent", session.number, parameters={"threshold": rules.silent}, numbers={"unanswered": run})
            )
    return tuple(found)
