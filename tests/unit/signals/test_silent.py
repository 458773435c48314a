"""Check-ins not answered, and no agreed goal."""

from tests.unit.signals.courses import course, rating, session

from accord.courses.course import Course
from accord.signals.goals import goals_unclear
from accord.signals.rules import Rules
from accord.signals.silent import silent


def test_two_unanswered_in_a_row_are_said_once():
    assert [one.session for one in silent(course([rating(), None, None, None]), Rules())] == [3]


def test_an_answer_between_ends_the_run():
    assert silent(course([None, rating(), None]), Rules()) == ()


def test_a_session_that_was_not_asked_about_counts_neither_way():
    sessions = (session(1), session(2, asked=False, state="cancelled"), session(3))
    assert [one.session for one in silent(Course(sessions), Rules())] == [3]


def test_a_goal_should_be_agreed_by_the_third_attended_session():
    sessions = (session(1), session(2, state="missed"), session(3), session(4), session(5))
    assert [one.session for one in goals_unclear(Course(sessions), Rules())] == [4]


def test_one_agreed_goal_is_enough():
    assert goals_unclear(course([rating()] * 5, goals_agreed=1), Rules()) == ()


def test_two_sessions_are_early():
    assert goals_unclear(course([rating()] * 2, goals_agreed=0), Rules()) == ()
