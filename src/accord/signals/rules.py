"""What the rules are set to for one practice: rules of thumb, until the practice's data replace them."""

from dataclasses import dataclass, fields
from math import isfinite

from accord.courses.change import ChangeNorm
from accord.errors import OutOfRange

SHIPPED_WITHIN_SD = 10.0
"""Ours, a rule of thumb: half a button on every item. Replaced by the practice's own once thirty clients rated."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Parameters of the signals. Points are points of 0–100.

    within_sd         usual spread of ratings within one person, points
    drop_k            how many usual spreads make a drop
    tenth_percentile  of the practice's first ratings, points; None: "low from the start" is not evaluated
    first_ratings     how many ratings are "the start"
    usual_gap         what the therapist usually gives above the client, points; None counts as 0
    gap_margin        how far beyond the usual gap two views part: 20 points are one button on every item
    fall              points below the mean of the last three ratings
    item_low          highest answer that counts as low, 0–5
    compared          highest answer that counts as worse than last time, −2…+2
    silent            check-ins in a row without an answer
    ceiling           full ratings in a row
    goals_by          attended sessions by which a goal should be agreed
    change_norms      published reliable changes of outcome scales
    Raises OutOfRange when one leaves its range.
    Ours: rules of thumb, until a practice has data of its own. Test: unit/signals/test_rules.py
    """

    within_sd: float = SHIPPED_WITHIN_SD
    drop_k: float = 1.0
    tenth_percentile: float | None = None
    first_ratings: int = 3
    usual_gap: float | None = None
    gap_margin: float = 20.0
    fall: float = 15.0
    item_low: int = 2
    compared: int = -1
    silent: int = 2
    ceiling: int = 3
    goals_by: int = 3
    change_norms: tuple[ChangeNorm, ...] = ()

    def __post_init__(self) -> None:
        for name in ("within_sd", "drop_k", "gap_margin", "fall"):
            _need(name, getattr(self, name), lowest=0, strict=True)
        for name in ("first_ratings", "silent", "ceiling", "goals_by"):
            _need(name, getattr(self, name), lowest=1)
        for one in fields(self):
            value = getattr(self, one.name)
            if isinstance(value, float):
                _need(one.name, value, lowest=-100)

    @property
    def is_learned(self) -> bool:
        """Whether the usual spread comes from the practice's own data."""
        return self.within_sd != SHIPPED_WITHIN_SD


def _need(name: str, value: float, *, lowest: float, strict: bool = False) -> None:
    if not isfinite(value) or value < lowest or (strict and value == lowest):
        raise OutOfRange(f"{name} is {value}; it must be {'above' if strict else 'at least'} {lowest:g}.")
