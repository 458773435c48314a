"""Lower than usual, lower than before."""

import pytest
from tests.unit.signals.courses import course, rating, scored

from accord.signals.drop import drops, falls
from accord.signals.rules import Rules


def test_a_fall_of_one_usual_spread_is_a_drop():
    (signal,) = drops(scored(80, 70), Rules(within_sd=10.0))
    assert signal.size == -10
    assert dict(signal.numbers) == {"before": 80, "now": 70, "within_sd": 10, "fall": 10}


def test_a_fall_of_less_than_one_usual_spread_is_none():
    assert drops(scored(80, 70.5), Rules(within_sd=10.0)) == ()


def test_two_usual_spreads_can_be_asked_for():
    course = scored(80, 65, 45)
    assert [one.session for one in drops(course, Rules(within_sd=10.0, drop_k=2.0))] == [3]


def test_a_session_without_a_rating_is_passed_over():
    (signal,) = drops(scored(80, None, 60), Rules())
    assert (signal.session, signal.numbers["before"]) == (3, 80)


def test_a_fall_of_exactly_the_limit_is_not_lost_to_rounding():
    assert drops(scored(100 / 3 + 10, 100 / 3), Rules(within_sd=10.0))


def test_the_aspect_that_fell_most_is_named():
    ratings = [rating(aspects={"tasks": 5}), rating(aspects={"tasks": 2, "trust": 3})]
    (signal,) = drops(course(ratings), Rules(within_sd=5.0))
    assert signal.aspect == "tasks"


def test_no_aspect_is_named_when_none_fell():
    (signal,) = drops(scored(80, 60), Rules())
    assert signal.aspect is None


def test_fifteen_points_below_the_mean_of_the_last_three_is_a_fall():
    (signal,) = falls(scored(80, 75, 70, 60), Rules())
    assert (signal.session, signal.numbers["mean"], signal.size) == (4, 75, -15)


@pytest.mark.parametrize("scores", [(80, 75, 70, 60.5), (80, 75, 60), (80,), ()])
def test_less_or_too_few_is_no_fall(scores):
    assert falls(scored(*scores), Rules()) == ()
