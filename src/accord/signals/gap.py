"""Two views: the two saw one session differently."""

from accord.courses.course import Course
from accord.signals.registry import raised
from accord.signals.rules import Rules
from accord.signals.signal import Signal


def two_views(course: Course, rules: Rules) -> tuple[Signal, ...]:
    """Sessions in which therapist − client is further than the margin from what is usual here, either way.

    course  of one pair
    rules   usual_gap (None counts as 0), gap_margin
    Returns signals whose size is below 0 where the client rated lower than the therapist's usual distance.
    Ours: a rule of thumb, until modelled as truth and bias (West & Kenny 2011). Test: unit/signals/test_gap.py
    """
    usual = rules.usual_gap or 0.0
    return tuple(
        raised(
            "two-views",
            session,
            size=usual - gap,
            parameters={"threshold": rules.gap_margin},
            numbers={"gap": gap, "usual_gap": usual},
        )
        for session, gap in course.gaps()
        if abs(gap - usual) > rules.gap_margin
    )
