"""Scoring one form, the obvious way: the oracle of the fast one in table.py."""

from collections.abc import Mapping
from dataclasses import dataclass

from accord.errors import MeasureError, OutOfRange
from accord.measures.definition import Flag, Item, Measure, Scale

METHOD = "accord.measures.scoring 1"
STRAIGHT_LINE_ITEMS = 8
STRAIGHT_LINE_SECONDS = 10


@dataclass(frozen=True, slots=True)
class ScaleScore:
    """The score of one scale; `value` is None when too few items were answered.

    answered    how many of its items have an answer
    incomplete  whether an item is missing
    rule        how it was computed, in words
    """

    id: str
    value: float | None
    answered: int
    incomplete: bool
    rule: str

    @property
    def prorated(self) -> bool:
        """Whether there is a value although an item is missing: marked, and left out of reliable change."""
        return self.incomplete and self.value is not None


@dataclass(frozen=True, slots=True)
class Score:
    """Everything one form scores.

    answered  how many of the scored items have an answer
    missing   ids of those that have none
    flags     raised by an item, whatever the total
    """

    measure_id: str
    version: str
    scales: tuple[ScaleScore, ...]
    answered: int
    missing: tuple[str, ...]
    flags: tuple[Flag, ...]
    method: str = METHOD

    @property
    def total(self) -> float | None:
        """The value of the first scale, None when it is not scored."""
        return self.scales[0].value if self.scales else None

    def scale(self, scale_id: str) -> ScaleScore:
        """The score of one scale.

        scale_id  such as "total"
        Raises MeasureError when the measure has no such scale.
        """
        for one in self.scales:
            if one.id == scale_id:
                return one
        raise MeasureError(f"{self.measure_id} has no scale {scale_id!r}.")


def score(measure: Measure, answers: Mapping[str, int | None]) -> Score:
    """Score one form.

    measure  what was asked
    answers  item id → value as coded on the form; None or absent is missing, never zero
    Raises OutOfRange for an unknown item or a value outside the coding.
    Source: each measure's own file. Test: unit/measures/test_scoring.py
    """
    given = {name: value for name, value in answers.items() if value is not None}
    for name, value in given.items():
        _check(measure, name, value)
    missing = tuple(item.id for item in measure.items if item.id not in given)
    return Score(
        measure.id,
        measure.version,
        scales=tuple(_scale_score(measure, scale, given) for scale in measure.scales),
        answered=len(measure.items) - len(missing),
        missing=missing,
        flags=tuple(one for one in measure.flags if one.item in given and given[one.item] >= one.at_least),
    )


def _check(measure: Measure, name: str, value: int) -> None:
    known = [one.id for one in (*measure.items, *measure.beside)]
    if name not in known:
        raise OutOfRange(f"{measure.id} has no item {name!r}. It has: {', '.join(known)}. Correct the name.")
    item = measure.item(name)
    # True and 1.0 equal 1 in Python, but they are not answers.
    if type(value) is not int or value not in measure.allowed(item):
        allowed = allowed_text(measure, item)
        raise OutOfRange(
            f"{measure.id} item {name} is {value}; allowed {allowed}. Correct the answer or leave it empty."
        )


def allowed_text(measure: Measure, item: Item) -> str:
    """The values an answer may have, as read in a message: "0–3", or "0, 1, 2, 9" when there are gaps.

    measure  the measure
    item     one of its items
    """
    values = sorted(measure.allowed(item))
    if values == list(range(values[0], values[-1] + 1)):
        return f"{values[0]}–{values[-1]}"
    return ", ".join(str(one) for one in values)


def _scale_score(measure: Measure, scale: Scale, given: Mapping[str, int]) -> ScaleScore:
    values = [_towards_scale(measure, name, given[name]) for name in scale.items if name in given]
    enough = len(values) >= scale.answered_needed
    value = _value(measure, scale, values) if enough else None
    return ScaleScore(scale.id, value, len(values), incomplete=len(values) < len(scale.items), rule=scale.how)


def _towards_scale(measure: Measure, name: str, value: int) -> int:
    item = measure.item(name)
    lowest, highest = measure.bounds(item)
    return lowest + highest - value if item.reversed else value


def _value(measure: Measure, scale: Scale, values: list[int]) -> float:
    # Whole numbers first, one division last: no rounding on the way, so that the fast path can be equal to the bit.
    total, answered, asked = sum(values), len(values), len(scale.items)
    if scale.rule == "sum":
        return scale.factor * total * asked / answered
    if scale.rule == "mean":
        return scale.factor * total / answered
    lowest, highest = measure.bounds(measure.item(scale.items[0]))
    return scale.factor * 100 * (total - answered * lowest) / (answered * (highest - lowest))


def is_full_score(measure: Measure, answers: Mapping[str, int | None]) -> bool:
    """Whether every scored item has the best answer it allows; then the page says "no gaps reported".

    measure  what was asked
    answers  item id → value
    Ours: a full score is rare and says little about what could be better.
    """
    best = {item.id: measure.bounds(item)[0 if item.reversed else 1] for item in measure.items}
    return all(answers.get(name) == value for name, value in best.items())


def is_straight_line(measure: Measure, answers: Mapping[str, int | None], seconds: float | None) -> bool:
    """Whether every scored item got the same answer in under ten seconds.

    measure  what was asked; with fewer than eight items there is no straight line
    answers  item id → value
    seconds  how long it took, None when unknown
    Ours: eight equal answers take longer to read than ten seconds.
    """
    given = [answers.get(item.id) for item in measure.items]
    if len(given) < STRAIGHT_LINE_ITEMS or None in given or len(set(given)) != 1:
        return False
    return seconds is not None and seconds < STRAIGHT_LINE_SECONDS
