"""Reads of the record, a fixed number of queries each."""

from accord.web.care.queries.caseload import CaseloadRow, caseload_of
from accord.web.care.queries.courses import (
    ALLIANCE,
    Audience,
    course_of,
    courses_of,
    the_practice,
    visible_answers,
)
from accord.web.care.queries.gate import unrated_sessions
from accord.web.care.queries.standing import standing_signals
from accord.web.care.queries.today import Today, open_flags, sessions_to_rate, today_of

__all__ = [
    "ALLIANCE",
    "Audience",
    "CaseloadRow",
    "Today",
    "caseload_of",
    "course_of",
    "courses_of",
    "open_flags",
    "sessions_to_rate",
    "standing_signals",
    "the_practice",
    "today_of",
    "unrated_sessions",
    "visible_answers",
]
