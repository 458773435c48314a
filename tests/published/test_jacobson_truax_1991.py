"""Jacobson & Truax (1991), Clinical significance, J Consult Clin Psychol 59:12–19: the worked example."""

import pytest

from accord.courses.change import (
    ChangeClass,
    cut_offs,
    jacobson_truax,
    reliable_change_index,
    standard_error_of_difference,
)

SD, RELIABILITY = 7.5, 0.80


def test_the_standard_error_of_the_difference_is_4_743() -> None:
    assert standard_error_of_difference(sd=SD, reliability=RELIABILITY) == pytest.approx(4.743, abs=5e-4)


def test_the_example_changes_by_3_16_standard_errors() -> None:
    assert reliable_change_index(32.5, 47.5, sd=SD, reliability=RELIABILITY) == pytest.approx(3.162, abs=5e-4)


def test_the_three_cut_offs_of_the_example_are_55_45_and_50() -> None:
    found = cut_offs(clinical_mean=40, clinical_sd=SD, functional_mean=60, functional_sd=SD, direction=1)
    assert (found.a, found.b, found.c) == (55, 45, 50)


def test_lower_is_better_mirrors_the_cut_offs() -> None:
    found = cut_offs(clinical_mean=60, clinical_sd=SD, functional_mean=40, functional_sd=SD, direction=-1)
    assert (found.a, found.b, found.c) == (45, 55, 50)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (32.5, 47.5, "improved"),
        (40.0, 55.0, "recovered"),
        (47.5, 32.5, "deteriorated"),
        (55.0, 40.0, "harmed"),
        (45.0, 50.0, "unchanged"),
        (40.0, 50.0, "improved"),  # exactly on the cut-off is not beyond it
    ],
)
def test_a_change_gets_its_class_by_index_and_cut_off(before: float, after: float, expected: ChangeClass) -> None:
    assert jacobson_truax(before, after, sd=SD, reliability=RELIABILITY, direction=1, cut_off=50) == expected
