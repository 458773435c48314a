"""Check-ins not answered."""

from tests.unit.signals.courses import course, rating, session

from accord.courses.course import Course
from accord.signals.rules import Rules
from accord.signals.silent import silent


def test_two_unanswered_in_a_row_are_said_once():
    assert [one.session for one in silent(course([rating(), None, None, None]), Rules())] == [3]


def test_an_answer_between_ends_the_run():
    assert silent(course([None, rating(), None]), Rules()) == ()


def test_a_session_that_was_not_asked_about_counts_neither_way():
    sessions = (session(1), session(2, asked=False, state="cancelled"), session(3))
    assert [one.session for one in silent(Course(sessions), Rules())] == [3]
