"""Reliable change by a published threshold; Jacobson and Truax's own example stands in tests/published."""

import pytest

from accord.courses.change import ChangeClass, ChangeNorm, cut_offs, reliable_change, reliable_change_index
from accord.errors import OutOfRange

PHQ_9 = ChangeNorm("phq-9/total", threshold=6, direction=-1, clinical_cut_off=10, source="a test")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (18, 12, "improved"),
        (15, 9, "recovered"),
        (15, 10, "unchanged"),  # five points are fewer than six
        (9, 3, "improved"),  # was not in the clinical range
        (4, 10, "harmed"),
        (12, 18, "deteriorated"),
        (2, 8, "deteriorated"),
        (10, 10, "unchanged"),
    ],
)
def test_the_threshold_and_the_cut_off_decide_the_class(before: float, after: float, expected: ChangeClass) -> None:
    assert reliable_change(before, after, PHQ_9) == expected


def test_without_a_cut_off_nobody_is_called_recovered_or_harmed() -> None:
    norm = ChangeNorm("x", threshold=6, direction=-1, clinical_cut_off=None, source="a test")
    assert reliable_change(27, 0, norm) == "improved"
    assert reliable_change(0, 27, norm) == "deteriorated"


def test_higher_is_better_turns_the_classes_round() -> None:
    norm = ChangeNorm("x", threshold=6, direction=1, clinical_cut_off=25, source="a test")
    assert reliable_change(20, 30, norm) == "recovered"
    assert reliable_change(30, 20, norm) == "harmed"


@pytest.mark.parametrize("threshold", [0, -1, float("nan"), float("inf")])
def test_a_threshold_that_is_not_above_zero_is_refused(threshold: float) -> None:
    with pytest.raises(OutOfRange, match="must be above 0"):
        ChangeNorm("x", threshold=threshold, direction=1, clinical_cut_off=None, source="a test")


@pytest.mark.parametrize("direction", [0, 2, -2])
def test_a_direction_is_up_or_down(direction: int) -> None:
    with pytest.raises(OutOfRange, match="direction"):
        ChangeNorm("x", threshold=1, direction=direction, clinical_cut_off=None, source="a test")


@pytest.mark.parametrize(("sd", "reliability"), [(0, 0.8), (-1, 0.8), (7.5, 1), (7.5, -0.1), (float("nan"), 0.8)])
def test_a_spread_or_reliability_out_of_range_is_refused(sd: float, reliability: float) -> None:
    with pytest.raises(OutOfRange):
        reliable_change_index(1, 2, sd=sd, reliability=reliability)


def test_a_score_that_is_no_number_is_refused() -> None:
    with pytest.raises(OutOfRange, match="finite"):
        reliable_change_index(float("nan"), 2, sd=1, reliability=0.5)


def test_a_group_without_spread_gives_no_cut_off() -> None:
    with pytest.raises(OutOfRange, match="functional_sd"):
        cut_offs(clinical_mean=1, clinical_sd=1, functional_mean=2, functional_sd=0, direction=1)
