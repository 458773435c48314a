"""Low: from the start, in one answer, in the room to say hard things."""

from statistics import fmean

from accord.alliance import ASPECTS
from accord.courses.course import Course
from accord.signals.registry import raised
from accord.signals.rules import Rules
from accord.signals.signal import Signal

_SAFETY = "safety"
_OTHERS = tuple(one.id for one in ASPECTS if one.id != _SAFETY)


def low_from_start(course: Course, rules: Rules) -> tuple[Signal, ...]:
    """Whether the first ratings lie in the practice's lowest tenth; said once, at the first rating where they do.

    course  of one pair
    rules   tenth_percentile (None: not evaluated), first_ratings
    Ours: compared with the practice's own clients, the check-in has no norms. Test: unit/signals/test_low.py
    """
    if rules.tenth_percentile is None:
        return ()
    first = course.client_alliance()[: rules.first_ratings]
    for count, (session, _) in enumerate(first, start=1):
        mean = fmean(value for _, value in first[:count])
        if mean < rules.tenth_percentile:
            return (
                raised(
                    "low-from-start",
                    session,
                    size=mean - rules.tenth_percentile,
                    parameters={"threshold": rules.tenth_percentile},
                    numbers={"mean": mean, "ratings": count},
                ),
            )
    return ()


def item_low(course: Course, rules: Rules) -> tuple[Signal, ...]:
    """Sessions with a low answer beside the one on safety, which has its own rule; the weakest aspect is named.

    course  of one pair
    rules   item_low
    Ours: a rule of thumb of the Alliance Check-in. Test: unit/signals/test_low.py
    """
    found = []
    for session in course.sessions:
        answers = session.client.aspects if session.client else {}
        weakest = min((one for one in _OTHERS if one in answers), key=lambda one: answers[one], default=None)
        if weakest is not None and answers[weakest] <= rules.item_low:
            found.append(_low("item-low", session.number, aspect=weakest, answer=answers[weakest], rules=rules))
    return tuple(found)


def safety_low(course: Course, rules: Rules) -> tuple[Signal, ...]:
    """Sessions with little room to say something hard, or to disagree.

    course  of one pair
    rules   item_low
    Ours: who cannot say hard things will not say the others either. Test: unit/signals/test_low.py
    """
    return tuple(
        _low("safety-low", session.number, aspect=_SAFETY, answer=session.client.aspects[_SAFETY], rules=rules)
        for session in course.sessions
        if session.client and session.client.aspects.get(_SAFETY, rules.item_low + 1) <= rules.item_low
    )


def _low(rule: str, session: int, *, aspect: str, answer: int, rules: Rules) -> Signal:
    return raised(
        rule,
        session,
        aspect=aspect,
        size=answer - rules.item_low,
        parameters={"threshold": rules.item_low},
        numbers={"now": answer},
    )
