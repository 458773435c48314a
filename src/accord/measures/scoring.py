"""Scoring one form, the obvious way: the oracle of the fast one."""

from collections.abc import Mapping
from dataclasses import dataclass

from accord.errors import OutOfRange
from accord.measures.definition import Flag, Measure, Scale


@dataclass(frozen=True, slots=True)
class ScaleScore:
    """The score of one scale; `value` is None when too few items were answered."""

    id: str
    value: float | None
    answered: int
    incomplete: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Score:
    """Everything one form scores."""

    measure: str
    version: str
    scales: tuple[ScaleScore, ...]
    answered: int
    missing: tuple[str, ...]
    flags: tuple[Flag, ...]

    @property
    def total(self) -> float | None:
        """The value of the first scale."""
        return self.scales[0].value


def score(measure: Measure, answers: Mapping[str, int | None]) -> Score:
    """Score one form.

    measure  what was asked
    answers  item id → value; None or absent is missing, never zero
    Raises OutOfRange for an unknown item or a value outside the coding.
    """
    given = {item: value for item, value in answers.items() if value is not None}
    for item, value in given.items():
        allowed = [option.value for option in measure.options(measure.item(item))]
        if value not in allowed:
            raise OutOfRange(
                f"{measure.id} item {item} is {value}; allowed {allowed[0]}–{allowed[-1]}. Correct the answer or leave it empty."
            )
    return Score(
        measure.id,
        measure.version,
        tuple(_scale(measure, scale, given) for scale in measure.scales),
        len(given),
        tuple(item.id for item in measure.items if item.id not in given),
        tuple(flag for flag in measure.flags if given.get(flag.item, -1) >= flag.at_least),
    )


def _scale(measure: Measure, scale: Scale, given: Mapping[str, int]) -> ScaleScore:
    values = [given[item] for item in scale.items if item in given]
    missing = len(scale.items) - len(values)
    value = None
    if values and missing <= scale.missing_allowed:
        mean = sum(values) / len(values)
        value = mean if scale.rule == "mean" else mean * len(scale.items) if scale.rule == "sum" else mean * 20
    return ScaleScore(scale.id, value, len(values), missing > 0, f"{scale.rule}, {scale.missing_allowed} may be missing")


def is_straight_line(measure: Measure, answers: Mapping[str, int], seconds: int | None) -> bool:
    """Whether every item got the same answer in under ten seconds.

    measure  what was asked
    answers  scored items only
    seconds  how long it took, None when unknown
    """
    complete = len(answers) == len(measure.items) and len(answers) > 2
    return complete and len(set(answers.values())) == 1 and seconds is not None and seconds < 10
