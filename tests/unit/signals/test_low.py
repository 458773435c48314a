"""Low from the start, one answer low, little room to say hard things."""

from tests.unit.signals.courses import course, rating, scored

from accord.signals.low import item_low, low_from_start, safety_low
from accord.signals.rules import Rules


def test_nothing_is_low_from_the_start_until_the_practice_knows_its_own():
    assert low_from_start(scored(0), Rules()) == ()


def test_a_first_rating_in_the_lowest_tenth_is_said_once():
    found = low_from_start(scored(40, 42, 41), Rules(tenth_percentile=50.0))
    assert [(one.session, one.size) for one in found] == [(1, -10)]


def test_the_mean_of_the_first_three_decides_when_the_first_was_higher():
    found = low_from_start(scored(60, 45, 30), Rules(tenth_percentile=50.0))
    assert [one.session for one in found] == [3]


def test_a_low_fourth_rating_is_no_start():
    assert low_from_start(scored(80, 80, 80, 10), Rules(tenth_percentile=50.0)) == ()


def test_the_weakest_of_the_low_answers_is_named():
    (signal,) = item_low(course([rating(aspects={"voice": 2, "goals": 1})]), Rules())
    assert (signal.aspect, signal.numbers["now"]) == ("goals", 1)


def test_three_of_five_is_not_low():
    assert item_low(course([rating(3)]), Rules()) == ()


def test_room_to_say_hard_things_has_a_rule_of_its_own():
    planted = course([rating(aspects={"safety": 1})])
    assert item_low(planted, Rules()) == ()
    assert [one.aspect for one in safety_low(planted, Rules())] == ["safety"]


def test_an_unanswered_question_is_not_low():
    client = rating()
    trimmed = {aspect: value for aspect, value in client.aspects.items() if aspect not in ("safety", "trust")}
    planted = course([type(client)(alliance=80.0, aspects=trimmed, complete=False)])
    assert item_low(planted, Rules()) == safety_low(planted, Rules()) == ()
