"""Courses → signals: the one place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from accord.courses.change import ChangeNorm
from accord.courses.course import Course


@dataclass(frozen=True, slots=True)
class Signal:
    """Something worth talking about."""

    kind: str
    rule: str
    version: str
    session: int
    aspect: str | None
    size: float | None
    parameters: Mapping[str, float]
    numbers: Mapping[str, float]
    source: str
    weight: int
    thread: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """Parameters."""

    within_sd: float = 10.0
    tenth_percentile: float | None = None
    usual_gap: float | None = None
    change_norms: tuple[ChangeNorm, ...] = field(default_factory=tuple)


def evaluate(course: Course, rules: Rules) -> tuple[Signal, ...]:
    """All signals of a course."""
    series = course.client_alliance()
    return tuple(
        Signal("drop", "drop-k", "1", now, None, after - before, {"k": 1}, {"before": before, "now": after}, "Gumz 2012", 90, True)
        for (_, before), (now, after) in zip(series, series[1:], strict=False)
        if before - after >= rules.within_sd
    )
