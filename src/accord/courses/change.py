"""Change in one person between two scores: how much is reliable, and what it means beside a clinical cut-off.

Two ways in. A threshold that somebody published (`ChangeNorm`), for which the smallest reliable change and the lowest
clinical score belong to the range they begin; and Jacobson and Truax's index from a reference sample, with strict
inequalities. Both end in the same `change_class`, and so will further indices.
"""

from dataclasses import dataclass
from math import isfinite, sqrt
from typing import Literal

from accord.errors import OutOfRange

ChangeClass = Literal["recovered", "improved", "unchanged", "deteriorated", "harmed"]
Z_95 = 1.96


@dataclass(frozen=True, slots=True)
class ChangeNorm:
    """A published reliable change of one scale.

    scale             such as "phq-9/total"
    threshold         smallest reliable change, points of the scale, > 0
    direction         +1 higher is better, −1 lower is better
    clinical_cut_off  first score of the clinical range, None where none is published
    source            who published it
    Raises OutOfRange when threshold or direction leaves its range.
    """

    scale: str
    threshold: float
    direction: int
    clinical_cut_off: float | None
    source: str

    def __post_init__(self) -> None:
        if not self.threshold > 0 or not isfinite(self.threshold):
            raise OutOfRange(f"reliable change of {self.scale} is {self.threshold}; it must be above 0.")
        _check_direction(self.direction)


@dataclass(frozen=True, slots=True)
class CutOffs:
    """The three cut-offs between a clinical and a functional group, on the measure's own scale."""

    a: float
    b: float
    c: float


def reliable_change(before: float, after: float, norm: ChangeNorm) -> ChangeClass:
    """What a change means by a published threshold.

    before, after  scores on the norm's scale
    norm           threshold, direction and cut-off
    Returns the class; "recovered" and "harmed" need a clinical cut-off.
    Source: as `norm.source`. Test: published/test_jacobson_truax_1991.py
    """
    better = (after - before) * norm.direction
    side = (better >= norm.threshold) - (better <= -norm.threshold)
    if norm.clinical_cut_off is None:
        return change_class(side, was=0, now=0)
    was, now = ((1 if (score - norm.clinical_cut_off) * norm.direction > 0 else -1) for score in (before, after))
    return change_class(side, was=was, now=now)


def change_class(side: int, *, was: int, now: int) -> ChangeClass:
    """Put a reliable change and the two clinical states together.

    side  +1 reliably better, −1 reliably worse, 0 neither
    was   before: −1 in the clinical range, +1 in the functional range, 0 on the border or without a cut-off
    now   after, coded the same
    Source: Jacobson & Truax (1991). Test: published/test_jacobson_truax_1991.py
    """
    if side > 0:
        return "recovered" if was < 0 < now else "improved"
    if side < 0:
        return "harmed" if now < 0 < was else "deteriorated"
    return "unchanged"


def standard_error_of_difference(*, sd: float, reliability: float) -> float:
    """S_diff = √2 · sd · √(1 − reliability), in points of the scale.

    sd           standard deviation of the reference sample, > 0
    reliability  of the measure, 0 ≤ r < 1
    Raises OutOfRange when one leaves its range.
    Source: Jacobson & Truax (1991). Test: published/test_jacobson_truax_1991.py
    """
    if not (sd > 0 and isfinite(sd)):
        raise OutOfRange(f"sd is {sd}; it must be above 0. Give the standard deviation of the reference sample.")
    if not 0 <= reliability < 1:
        raise OutOfRange(f"reliability is {reliability}; allowed 0 up to but not including 1.")
    return sqrt(2) * sd * sqrt(1 - reliability)


def reliable_change_index(before: float, after: float, *, sd: float, reliability: float) -> float:
    """Change from `before` to `after` in standard errors of the difference.

    before, after  scores on the measure's own scale, finite
    sd             standard deviation of the reference sample, same scale, > 0
    reliability    internal consistency of the measure, 0 ≤ r < 1
    Returns a z value without unit; beyond ±1.96 the change is reliable at p < .05.
    Raises OutOfRange when sd or reliability leaves its range, or a score is no number.
    Source: Jacobson & Truax (1991). Test: published/test_jacobson_truax_1991.py
    """
    if not (isfinite(before) and isfinite(after)):
        raise OutOfRange(f"the scores are {before} and {after}; both must be finite numbers. Leave out a missing one.")
    return (after - before) / standard_error_of_difference(sd=sd, reliability=reliability)


def jacobson_truax(
    before: float, after: float, *, sd: float, reliability: float, direction: int, cut_off: float, z: float = Z_95
) -> ChangeClass:
    """The class of a change by Jacobson and Truax's index and a cut-off; every inequality is strict.

    before, after    scores on the measure's own scale, finite
    sd, reliability  as `reliable_change_index`
    direction        +1 higher is better, −1 lower is better
    cut_off          between the clinical and the functional group, such as `cut_offs(…).c`
    z                how many standard errors count as reliable
    Raises OutOfRange as `reliable_change_index`.
    Source: Jacobson & Truax (1991). Test: published/test_jacobson_truax_1991.py
    """
    _check_direction(direction)
    index = reliable_change_index(before, after, sd=sd, reliability=reliability) * direction
    was, now = (_sign((score - cut_off) * direction) for score in (before, after))
    return change_class((index > z) - (index < -z), was=was, now=now)


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def cut_offs(
    *, clinical_mean: float, clinical_sd: float, functional_mean: float, functional_sd: float, direction: int
) -> CutOffs:
    """Where a clinical and a functional group part.

    clinical_mean, clinical_sd      of a group in treatment, points of the scale; sd > 0
    functional_mean, functional_sd  of a group that functions well
    direction                       +1 higher is better, −1 lower is better
    Returns a: two SDs beyond the clinical mean; b: two SDs within the functional mean; c: between the two, weighted.
    Raises OutOfRange when an sd is not above 0.
    Source: Jacobson & Truax (1991). Test: published/test_jacobson_truax_1991.py
    """
    _check_direction(direction)
    for name, sd in (("clinical_sd", clinical_sd), ("functional_sd", functional_sd)):
        if not (sd > 0 and isfinite(sd)):
            raise OutOfRange(f"{name} is {sd}; it must be above 0.")
    return CutOffs(
        a=clinical_mean + 2 * direction * clinical_sd,
        b=functional_mean - 2 * direction * functional_sd,
        c=(clinical_sd * functional_mean + functional_sd * clinical_mean) / (clinical_sd + functional_sd),
    )


def _check_direction(direction: int) -> None:
    if direction not in (1, -1):
        raise OutOfRange(f"direction is {direction}; allowed +1 (higher is better) or −1 (lower is better).")
