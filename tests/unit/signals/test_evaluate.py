"""Nothing is said twice about one session."""

from tests.unit.signals.courses import course, rating

from accord.signals.evaluate import Rules, evaluate


def _kinds(ratings, **rules):
    return [one.kind for one in evaluate(course(ratings), Rules(**rules))]


def test_a_drop_says_what_fall_compared_and_one_low_answer_would_say():
    assert _kinds([rating(4)] * 3 + [rating(2, aspects={"safety": 3}, compared=-2)]) == ["drop"]


def test_full_scores_say_what_a_straight_line_would_say():
    ratings = [rating(5), rating(5), rating(5, straight_line=True)]
    assert _kinds(ratings) == ["no-room"]


def test_a_drop_does_not_hide_what_the_client_held_back():
    assert _kinds([rating(4), rating(3, held_back=2)]) == ["drop", "held-back"]


def test_one_session_opens_one_thread():
    found = evaluate(course([rating(4), rating(3, off_moment=2)]), Rules())
    assert [(one.kind, one.thread) for one in found] == [("drop", True), ("off-moment", False)]


def test_the_heaviest_comes_first_then_the_earliest():
    found = evaluate(course([rating(held_back=1), rating(off_moment=1), rating(held_back=1)]), Rules())
    assert [(one.kind, one.session) for one in found] == [("off-moment", 2), ("held-back", 1), ("held-back", 3)]


def test_a_course_without_sessions_has_no_signals():
    assert evaluate(course([]), Rules()) == ()
