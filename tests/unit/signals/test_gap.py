"""Two views."""

import pytest
from tests.unit.signals.courses import rating, session

from accord.courses.course import Course
from accord.signals.gap import two_views
from accord.signals.rules import Rules


def _both(client: float | None, therapist: float | None) -> Course:
    return Course((session(1, client and rating(score=client), therapist=therapist and rating(score=therapist)),))


@pytest.mark.parametrize(("client", "therapist", "size"), [(50, 75, -25), (80, 55, 25)])
def test_either_view_may_be_the_lower_one(client, therapist, size):
    (signal,) = two_views(_both(client, therapist), Rules())
    assert signal.size == size


@pytest.mark.parametrize(("client", "therapist"), [(60, 80), (60, None), (None, 60)])
def test_a_gap_of_no_more_than_the_margin_or_one_view_alone_is_none(client, therapist):
    assert two_views(_both(client, therapist), Rules()) == ()


def test_what_is_usual_in_the_practice_is_taken_off():
    assert two_views(_both(80, 60), Rules(usual_gap=-10.0)) == ()
    assert two_views(_both(60, 75), Rules(usual_gap=-10.0))
