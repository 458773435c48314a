"""One person against their own past: the usual spread, the usual range, the weakest aspect."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from accord.alliance import ASPECTS
from accord.courses.course import HIGHEST_SCORE, Course, Rating
from accord.errors import NotEnoughData, OutOfRange

FEWEST_RATINGS = 3
"""Before that many ratings nothing is called usual."""
ORDER = tuple(one.id for one in ASPECTS)


@dataclass(frozen=True, slots=True)
class UsualRange:
    """Where ratings normally lie for these two, in points of 0–100, and on how many ratings that rests."""

    low: float
    high: float
    mean: float
    ratings: int


@dataclass(frozen=True, slots=True)
class WeakestAspect:
    """The aspect for the two-minute card, with the numbers behind the choice.

    aspect   its id
    session  of the latest rating
    now      the answer there, 0–5
    before   mean of the earlier answers, None with fewer than two
    """

    aspect: str
    session: int
    now: int
    before: float | None


def pooled_within_sd(courses: Iterable[Sequence[float]]) -> float:
    """SDw: the pooled standard deviation of ratings around each person's own mean.

    courses  one sequence of ratings per person; a person with a single rating adds nothing
    Returns √(Σ_i Σ_t (x_it − mean_i)² / Σ_i (n_i − 1)), in the unit of the ratings.
    Raises NotEnoughData when nobody has two ratings.
    Source: the usual pooled variance. Test: unit/courses/test_within.py
    """
    several = [values for values in courses if len(values) > 1]
    if not several:
        raise NotEnoughData("A spread within persons needs at least one person with two ratings; there is none yet.")
    squares = sum((value - fmean(values)) ** 2 for values in several for value in values)
    return sqrt(squares / sum(len(values) - 1 for values in several))


def usual_range(course: Course, *, within_sd: float, before: int | None = None) -> UsualRange | None:
    """The pair's own usual range: the mean of the client's earlier ratings, one usual spread either way.

    course     of the two
    within_sd  usual spread within one person, points of 0–100, > 0
    before     only ratings of sessions before this one; all when None
    Returns None with fewer than three ratings: not enough yet to say.
    Raises OutOfRange when within_sd is not above 0.
    Ours: a band to see a rating against, not a test. Test: unit/courses/test_within.py
    """
    if not within_sd > 0:
        raise OutOfRange(f"within_sd is {within_sd}; it must be above 0.")
    values = [value for number, value in course.client_alliance() if before is None or number < before]
    if len(values) < FEWEST_RATINGS:
        return None
    mean = fmean(values)
    return UsualRange(
        low=max(0.0, mean - within_sd), high=min(HIGHEST_SCORE, mean + within_sd), mean=mean, ratings=len(values)
    )


def weakest_aspect(course: Course) -> WeakestAspect | None:
    """The lowest answer of the client's latest rating; among equals the one furthest below their own past.

    course  of the two
    Returns None before the first rating.
    Ours: the smallest thing one question can be about. Test: unit/courses/test_within.py
    """
    rated = [(one.number, one.client) for one in course.sessions if one.client and one.client.aspects]
    if not rated:
        return None
    number, latest = rated[-1]
    past = {aspect: _mean_before(course, aspect, number) for aspect in latest.aspects}

    def rank(aspect: str) -> tuple[float, float, int]:
        now, before = latest.aspects[aspect], past[aspect]
        return now, now - before if before is not None else 0.0, _place(aspect)

    weakest = min(latest.aspects, key=rank)
    return WeakestAspect(weakest, number, latest.aspects[weakest], past[weakest])


def fell_most(before: Rating, now: Rating) -> str | None:
    """The aspect that fell most between two ratings, None when none fell; among equals the lower one now.

    before, now  two ratings of one person
    """
    both = [aspect for aspect in now.aspects if aspect in before.aspects]
    falls = {aspect: before.aspects[aspect] - now.aspects[aspect] for aspect in both}
    if not falls or max(falls.values()) <= 0:
        return None
    return min(both, key=lambda aspect: (-falls[aspect], now.aspects[aspect], _place(aspect)))


def _mean_before(course: Course, aspect: str, number: int) -> float | None:
    earlier = [value for session, value in course.aspect(aspect) if session < number]
    return fmean(earlier) if len(earlier) > 1 else None


def _place(aspect: str) -> int:
    return ORDER.index(aspect) if aspect in ORDER else len(ORDER)
