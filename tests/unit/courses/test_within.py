"""One person against their own past."""

from datetime import date
from math import sqrt

import pytest

from accord.courses.course import Course, Rating, Session
from accord.courses.within import UsualRange, WeakestAspect, fell_most, pooled_within_sd, usual_range, weakest_aspect
from accord.errors import NotEnoughData, OutOfRange


def course(*ratings: Rating | None) -> Course:
    day = date(2026, 1, 5)
    return Course(tuple(Session(n, day, "attended", asked=True, client=one) for n, one in enumerate(ratings, 1)))


def scored(*values: float) -> Course:
    return course(*(Rating(value, {}) for value in values))


def answered(*answers: dict[str, int]) -> Course:
    return course(*(Rating(None, one) for one in answers))


def test_the_pooled_spread_weighs_persons_by_their_ratings() -> None:
    # squares 8 on 1 and 2 on 2 degrees of freedom
    assert pooled_within_sd([[50, 54], [70, 71, 72], [30]]) == pytest.approx(sqrt(10 / 3))


def test_no_spread_without_two_ratings_of_one_person() -> None:
    with pytest.raises(NotEnoughData, match="two ratings"):
        pooled_within_sd([[50], [70]])


def test_the_usual_range_is_one_spread_either_way() -> None:
    assert usual_range(scored(60, 70, 80), within_sd=8) == UsualRange(low=62, high=78, mean=70, ratings=3)


def test_two_ratings_are_not_enough_to_say_what_is_usual() -> None:
    assert usual_range(scored(60, 70), within_sd=8) is None


def test_the_usual_range_before_a_session_leaves_that_session_out() -> None:
    found = usual_range(scored(60, 70, 80, 0), within_sd=8, before=4)
    assert found is not None and found.mean == 70


def test_the_usual_range_stays_on_the_scale() -> None:
    found = usual_range(scored(98, 99, 100), within_sd=8)
    assert found is not None and found.high == 100


@pytest.mark.parametrize("spread", [0, -1, float("nan")])
def test_a_spread_that_is_not_above_zero_is_refused(spread: float) -> None:
    with pytest.raises(OutOfRange, match="within_sd"):
        usual_range(scored(1, 2, 3), within_sd=spread)


def test_the_weakest_aspect_is_the_lowest_of_the_latest_rating() -> None:
    found = weakest_aspect(answered({"trust": 1, "tasks": 4}, {"trust": 3, "tasks": 4}, {"trust": 4, "tasks": 2}))
    assert found == WeakestAspect("tasks", session=3, now=2, before=4)


def test_among_equals_the_one_furthest_below_its_past_is_weakest() -> None:
    found = weakest_aspect(answered({"trust": 3, "tasks": 5}, {"trust": 3, "tasks": 5}, {"trust": 3, "tasks": 3}))
    assert found is not None and found.aspect == "tasks"


def test_one_earlier_answer_is_not_yet_a_past() -> None:
    found = weakest_aspect(answered({"trust": 5}, {"trust": 3}))
    assert found is not None and found.before is None


def test_before_the_first_rating_no_aspect_is_weakest() -> None:
    assert weakest_aspect(course(None, None)) is None


def test_the_aspect_that_fell_most_is_named() -> None:
    assert fell_most(Rating(80, {"trust": 4, "tasks": 5}), Rating(60, {"trust": 3, "tasks": 2})) == "tasks"


def test_nothing_fell_when_every_answer_rose_or_only_one_side_answered() -> None:
    assert fell_most(Rating(60, {"trust": 3}), Rating(80, {"trust": 4, "tasks": 1})) is None
