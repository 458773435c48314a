"""Text from a posted check-in → answers, or messages that name the question and what is allowed."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID, uuid4

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from accord.web.care.models import Sharing
from accord.web.checkins.questions import Question, Section

CHOICES = ("trend", "mine")
MOST_CHARACTERS = 4000
_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Words:
    """Something written in the client's own words, with their choice of who sees it."""

    text: str
    sharing: str


@dataclass(frozen=True, slots=True)
class Submission:
    """One posted check-in, read.

    answers      question name → value; what was skipped is absent, never zero
    choices      question name → "trend" or "mine"
    words        question name → Words
    sitting_key  made when the form was opened
    answered_at  what the device claims, kept as a claim
    seconds      from first question to sending, as the device claims
    """

    answers: Mapping[str, int]
    choices: Mapping[str, str]
    words: Mapping[str, Words]
    sitting_key: UUID
    answered_at: datetime | None = None
    seconds: int | None = None

    @property
    def body_hash(self) -> str:
        """SHA-256 of what was answered, to tell a second press from different answers."""
        words = {name: [one.text, one.sharing] for name, one in self.words.items()}
        body = json.dumps([self.answers, self.choices, words], sort_keys=True)
        return hashlib.sha256(body.encode()).hexdigest()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was answered."""
        return not self.answers and not self.words


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One thing to correct: which question, and what is allowed."""

    name: str
    message: str


@dataclass(slots=True)
class _Read:
    answers: dict[str, int] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    words: dict[str, Words] = field(default_factory=dict)
    problems: list[FormProblem] = field(default_factory=list)


def read(posted: Mapping[str, str], sections: Sequence[Section]) -> tuple[Submission, tuple[FormProblem, ...]]:
    """Read a posted check-in.

    posted    field name → text, as request.POST
    sections  what was asked
    Returns the submission and what is wrong with it; good answers are kept beside bad ones.
    """
    result = _Read()
    for question in (one for section in sections for one in section.questions):
        if question.kind == "words":
            _read_words(posted, question, result)
        else:
            _read_answer(posted, question, result)
    _drop_what_was_not_asked(sections, result)
    submission = Submission(
        answers=result.answers,
        choices=result.choices,
        words=result.words,
        sitting_key=_key(posted.get("sitting_key", "")),
        answered_at=_moment(posted.get("answered_at", "")),
        seconds=_seconds(posted.get("seconds", "")),
    )
    if submission.is_empty and not result.problems:
        first = sections[0].questions[0].name if sections else ""
        result.problems.append(
            FormProblem(first, _("Nothing is answered yet. Answer at least one question, then send."))
        )
    return submission, tuple(result.problems)


def _read_answer(posted: Mapping[str, str], question: Question, result: _Read) -> None:
    text = posted.get(question.name, "").strip()
    if not text:
        return
    allowed = {value for value, _label in question.options} or set(range(101))
    value = int(text) if _WHOLE_NUMBER.fullmatch(text) else None
    if value is None or value not in allowed:
        message = _("“%(question)s”: choose one of the answers shown, or leave it out.") % {"question": question.text}
        if question.kind == "number":
            message = _("“%(question)s”: write a whole number from 0 to 100, or leave it out.") % {
                "question": question.text
            }
        result.problems.append(FormProblem(question.name, message))
        return
    result.answers[question.name] = value
    choice = posted.get(f"share.{question.name}", "")
    if question.shared and choice in CHOICES:
        result.choices[question.name] = choice


def _read_words(posted: Mapping[str, str], question: Question, result: _Read) -> None:
    text = posted.get(question.name, "").replace("\r\n", "\n").replace("\0", "").strip()
    if not text:
        return
    if len(text) > MOST_CHARACTERS:
        message = _("Please keep it under %(most)s characters; it now has %(length)s.") % {
            "most": MOST_CHARACTERS,
            "length": len(text),
        }
        result.problems.append(FormProblem(question.name, message))
    sharing = posted.get(f"share.{question.name}", "")
    result.words[question.name] = Words(text, sharing if sharing in Sharing.values else Sharing.SHOW_NOW)


def _drop_what_was_not_asked(sections: Sequence[Section], result: _Read) -> None:
    """A follow-up counts only when the answer it follows is given; a changed mind must not leave it behind."""
    for question in (one for section in sections for one in section.questions):
        name, values = question.only_if or ("", ())
        if name and result.answers.get(name) not in values:
            result.answers.pop(question.name, None)
            result.choices.pop(question.name, None)


def _key(text: str) -> UUID:
    """The sitting key of the page; a page without one (a scripted client) gets its own."""
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def _moment(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
        return moment.astimezone(UTC) if moment is not None and moment.tzinfo is not None else None
    except (ValueError, OverflowError):  # no such moment, or one that has no place in UTC
        return None


def _seconds(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else None
