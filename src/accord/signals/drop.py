"""Lower than usual: a fall from one session to the next, and from the mean of the last three."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import fmean

from accord.alliance import ASPECTS
from accord.courses.course import Course, Rating
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
                    aspect=fell_most(before.aspects, now.aspects),
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
                    aspect=fell_most(_mean_aspects(earlier), now.aspects),
                    size=-fall,
                    parameters={"threshold": rules.fall},
                    numbers={"mean": mean, "now": _score(now), "fall": fall},
                )
            )
    return tuple(found)


def fell_most(before: Mapping[str, float], now: Mapping[str, float]) -> str | None:
    """The aspect that fell furthest, the first in the order of the check-in among equals; None when none fell.

    before, now  aspect id → 0–5; only what was answered both times is compared
    Ours: the pair talks about one thing first. Test: unit/signals/test_drop.py
    """
    steps = {one.id: before[one.id] - now[one.id] for one in ASPECTS if one.id in before and one.id in now}
    worst = max(steps, key=lambda aspect: steps[aspect], default=None)
    return worst if worst is not None and steps[worst] > _TOLERANCE else None


def _mean_aspects(ratings: Sequence[Rating]) -> dict[str, float]:
    """Means of the aspects that were answered in any of these."""
    answered = {aspect for rating in ratings for aspect in rating.aspects}
    return {
        aspect: fmean(rating.aspects[aspect] for rating in ratings if aspect in rating.aspects) for aspect in answered
    }


def _score(rating: Rating) -> float:
    return 0.0 if rating.alliance is None else rating.alliance
