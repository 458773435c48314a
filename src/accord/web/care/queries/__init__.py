"""Reads of the record, a fixed number of queries each."""

from accord.web.care.queries.courses import (
    ALLIANCE,
    Audience,
    course_of,
    courses_of,
    the_practice,
    visible_answers,
)
from accord.web.care.queries.gate import unrated_sessions

__all__ = [
    "ALLIANCE",
    "Audience",
    "course_of",
    "courses_of",
    "the_practice",
    "unrated_sessions",
    "visible_answers",
]
