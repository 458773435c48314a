"""The course of one pair: sessions in time order with what both said about them. Frozen and valid, or not built."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Literal

from accord.errors import InputError, OutOfRange

State = Literal["planned", "attended", "cancelled", "missed"]
HIGHEST_ANSWER = 5
"""Of the six buttons of the Alliance Check-in, 0–5."""
HIGHEST_SCORE = 100.0


@dataclass(frozen=True, slots=True)
class Rating:
    """One person's Alliance Check-in about one session.

    alliance       0–100, None when not scored
    aspects        aspect id → 0–5; what was not answered is absent
    off_moment     0 no, 1 a little, 2 clearly, 9 rather not say
    repaired       0–4, how far an off moment was put right
    held_back      0 no, 1 something small, 2 something important, 9 rather not say
    compared       −2…+2, compared with last time
    straight_line  eight equal answers in under ten seconds
    complete       whether every item was answered
    Raises OutOfRange when the score or an answer leaves its range.
    """

    alliance: float | None
    aspects: Mapping[str, int]
    off_moment: int | None = None
    repaired: int | None = None
    held_back: int | None = None
    compared: int | None = None
    straight_line: bool = False
    complete: bool = True

    def __post_init__(self) -> None:
        if self.alliance is not None and not 0 <= self.alliance <= HIGHEST_SCORE:
            raise OutOfRange(f"alliance is {self.alliance}; allowed 0–100, or None when it is not scored.")
        for aspect, answer in self.aspects.items():
            if not 0 <= answer <= HIGHEST_ANSWER:
                raise OutOfRange(f"{aspect} is {answer}; allowed 0–{HIGHEST_ANSWER}. Leave out what was not answered.")

    @property
    def is_full(self) -> bool:
        """Whether every answer is the highest: no gaps reported. Needs the complete form."""
        return self.complete and bool(self.aspects) and set(self.aspects.values()) == {HIGHEST_ANSWER}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome score at one session; scale such as "phq-9/total". Raises OutOfRange when it is no number."""

    scale: str
    value: float
    prorated: bool = False

    def __post_init__(self) -> None:
        if not isfinite(self.value):
            raise OutOfRange(f"{self.scale} is {self.value}; a score is a finite number. Leave out a missing one.")


@dataclass(frozen=True, slots=True)
class Session:
    """One session. `asked`: a client check-in after it was asked for, and answered or overdue."""

    number: int
    on: date
    state: State
    asked: bool
    client: Rating | None = None
    therapist: Rating | None = None
    outcomes: tuple[Outcome, ...] = ()


Series = tuple[tuple[int, float], ...]
"""(session number, value), ascending; sessions without a value are absent."""


@dataclass(frozen=True, slots=True)
class Course:
    """Sessions with ascending numbers, and how many goals the two have agreed.

    Raises InputError when a number comes twice or out of order, OutOfRange when goals are fewer than none.
    """

    sessions: tuple[Session, ...]
    goals_agreed: int = 0

    def __post_init__(self) -> None:
        numbers = [session.number for session in self.sessions]
        if numbers != sorted(set(numbers)):
            raise InputError(
                f"session numbers are {numbers}; each must be higher than the one before. Sort or renumber them."
            )
        if self.goals_agreed < 0:
            raise OutOfRange(f"goals_agreed is {self.goals_agreed}; it must be 0 or more.")

    def client_ratings(self) -> tuple[tuple[int, Rating], ...]:
        """(session number, client's rating) of every session the client scored."""
        return tuple(
            (one.number, one.client) for one in self.sessions if one.client and one.client.alliance is not None
        )

    def client_alliance(self) -> Series:
        """(session number, client's alliance score) where there is one."""
        return _alliance(self.sessions, "client")

    def therapist_alliance(self) -> Series:
        """(session number, therapist's alliance score) where there is one."""
        return _alliance(self.sessions, "therapist")

    def gaps(self) -> Series:
        """(session number, therapist − client) where both scored, in points of 0–100."""
        theirs = dict(self.therapist_alliance())
        return tuple((number, theirs[number] - own) for number, own in self.client_alliance() if number in theirs)

    def aspect(self, aspect_id: str) -> Series:
        """(session number, client's answer 0–5) to one aspect, where answered.

        aspect_id  one of the eight, such as "trust"
        """
        return tuple(
            (one.number, float(one.client.aspects[aspect_id]))
            for one in self.sessions
            if one.client and aspect_id in one.client.aspects
        )

    def outcome(self, scale: str, *, prorated: bool = False) -> Series:
        """(session number, score) of one outcome scale.

        scale     such as "phq-9/total"
        prorated  whether totals estimated from an incomplete form come too
        """
        return tuple(
            (one.number, score.value)
            for one in self.sessions
            for score in one.outcomes
            if score.scale == scale and (prorated or not score.prorated)
        )

    def up_to(self, number: int) -> "Course":
        """The course as it stood after this session.

        number  the last session to keep
        """
        return Course(tuple(one for one in self.sessions if one.number <= number), self.goals_agreed)


def _alliance(sessions: tuple[Session, ...], respondent: Literal["client", "therapist"]) -> Series:
    ratings = ((one.number, one.client if respondent == "client" else one.therapist) for one in sessions)
    return tuple((number, one.alliance) for number, one in ratings if one is not None and one.alliance is not None)
