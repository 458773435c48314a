"""No room to see a change."""

from tests.unit.signals.courses import course, rating

from accord.signals.ceiling import no_room, straight_line
from accord.signals.rules import Rules


def test_three_full_scores_running_are_said_once():
    found = no_room(course([rating(5)] * 6), Rules())
    assert [one.session for one in found] == [3]


def test_one_answer_below_the_top_ends_the_run():
    ratings = [rating(5), rating(5), rating(5, aspects={"goals": 4}), rating(5), rating(5)]
    assert no_room(course(ratings), Rules()) == ()


def test_a_session_without_an_answer_does_not_end_the_run():
    assert [one.session for one in no_room(course([rating(5), rating(5), None, rating(5)]), Rules())] == [4]


def test_a_marked_straight_line_is_passed_on():
    assert [one.session for one in straight_line(course([rating(), rating(straight_line=True)]), Rules())] == [2]
