"""The course of one pair: sessions in time order with what both said about them. Frozen and valid, or not built."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from accord.errors import InputError

State = Literal["planned", "attended", "cancelled", "missed"]


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
    """

    alliance: float | None
    aspects: Mapping[str, int]
    off_moment: int | None = None
    repaired: int | None = None
    held_back: int | None = None
    compared: int | None = None
    straight_line: bool = False
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome score at one session; scale such as "phq-9/total"."""

    scale: str
    value: float
    prorated: bool = False


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


@dataclass(frozen=True, slots=True)
class Course:
    """Sessions with ascending numbers, and how many goals the two have agreed.

    Raises InputError when a number comes twice or out of order.
    """

    sessions: tuple[Session, ...]
    goals_agreed: int = 0

    def __post_init__(self) -> None:
        numbers = [session.number for session in self.sessions]
        if numbers != sorted(set(numbers)):
            raise InputError(f"session numbers are {numbers}; each must be higher than the one before. Sort or renumber them.")

    def client_alliance(self) -> tuple[tuple[int, float], ...]:
        """(session number, client's alliance score) where there is one."""
        return tuple((one.number, one.client.alliance) for one in self.sessions if one.client and one.client.alliance is not None)
