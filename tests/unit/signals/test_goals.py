"""No agreed goal."""

from tests.unit.signals.courses import course, rating, session

from accord.courses.course import Course
from accord.signals.goals import goals_unclear
from accord.signals.rules import Rules


def test_a_goal_should_be_agreed_by_the_third_attended_session():
    sessions = (session(1), session(2, state="missed"), session(3), session(4), session(5))
    assert [one.session for one in goals_unclear(Course(sessions), Rules())] == [4]


def test_one_agreed_goal_is_enough():
    assert goals_unclear(course([rating()] * 5, goals_agreed=1), Rules()) == ()


def test_two_sessions_are_early():
    assert goals_unclear(course([rating()] * 2, goals_agreed=0), Rules()) == ()
