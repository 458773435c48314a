"""Lower than usual: a fall from one session to the next, and from the mean of the last three."""

from itertools import pairwise
from statistics import fmean

from accord.courses.course import Course, Rating
from accord.courses.within import fell_most
from accord.signals.registry import raised
from accord.signals.rules import Rules
from accord.signals.signal import Signal

_LAST = 3
_TOLERANCE = 1e-9
"""Scores are fractions of whole answers: a fall of exactly the limit must not be lost to rounding."""


def drops(course: Course, rules: Rules) -> tuple[Signal, ...]:
    """Falls from the session rated before by at least `drop_k` within-client standard deviations.

    course  of one pair
    rules   within_sd, drop_k
    Source: criterion drop-k of signals.md §2, after Gumz 2012. Test: unit/signals/test_drop.py
    """
    rated = course.client_ratings()
    limit = rules.drop_k * rules.within_sd
    found = []
    for (_, before), (session, now) in pairwise(rated):
        fall = _score(before) - _score(now)
        if fall >= limit - _TOLERANCE:
            found.append(
                raised(
                    "drop-k",
                    session,
                    aspect=fell_most(before, now),
                    size=-fall,
                    parameters={"k": rules.drop_k},
                    numbers={
                        "before": _score(before),
                        "now": _score(now),
                        "within_sd": rules.within_sd,
                        "fall": fall,
                    },
                )
            )
    return tuple(found)


def falls(course: Course, rules: Rules) -> tuple[Signal, ...]:
    """Ratings at least `fall` points below the mean of the three rated before.

    course  of one pair
    rules   fall
    Ours: a rule of thumb of the Alliance Check-in. Test: unit/signals/test_drop.py
    """
    rated = course.client_ratings()
    found = []
    for at in range(_LAST, len(rated)):
        earlier = [rating for _, rating in rated[at - _LAST : at]]
        session, now = rated[at]
        mean = fmean(_score(rating) for rating in earlier)
        fall = mean - _score(now)
        if fall >= rules.fall - _TOLERANCE:
            found.append(
                raised(
                    "fall",
                    session,
                    aspect=fell_most(earlier[0], now),
                    size=-fall,
                    parameters={"threshold": rules.fall},
                    numbers={"mean": mean, "now": _score(now), "fall": fall},
                )
            )
    return tuple(found)


def _score(rating: Rating) -> float:
    return 0.0 if rating.alliance is None else rating.alliance
