"""What the client said beside the score."""

import pytest
from tests.unit.signals.courses import course, rating

from accord.signals.moments import compared, held_back, off_moments
from accord.signals.rules import Rules


@pytest.mark.parametrize("answer", [1, 2])
def test_an_off_moment_opens_a_thread_whatever_the_score(answer):
    (signal,) = off_moments(course([rating(5, off_moment=answer, repaired=4)]), Rules())
    assert signal.thread
    assert dict(signal.numbers) == {"now": answer, "repaired": 4}


@pytest.mark.parametrize("answer", [None, 0, 9])
def test_rather_not_say_is_left_alone(answer):
    planted = course([rating(off_moment=answer, held_back=answer)])
    assert off_moments(planted, Rules()) == held_back(planted, Rules()) == ()


def test_something_held_back_opens_no_thread():
    (signal,) = held_back(course([rating(held_back=1)]), Rules())
    assert not signal.thread


@pytest.mark.parametrize(("answer", "count"), [(-2, 1), (-1, 1), (0, 0), (2, 0), (None, 0)])
def test_only_worse_than_last_time_counts(answer, count):
    assert len(compared(course([rating(compared=answer)]), Rules())) == count
