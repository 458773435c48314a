"""Parameters that cannot be meant."""

import pytest

from accord.errors import OutOfRange
from accord.signals.rules import Rules


@pytest.mark.parametrize("name", ["within_sd", "drop_k", "gap_margin", "fall"])
@pytest.mark.parametrize("value", [0.0, -1.0, float("nan"), float("inf")])
def test_a_spread_factor_or_margin_is_above_zero(name, value):
    with pytest.raises(OutOfRange, match=name):
        Rules(**{name: value})


@pytest.mark.parametrize("name", ["silent", "ceiling", "goals_by", "first_ratings"])
def test_a_number_of_sessions_is_at_least_one(name):
    with pytest.raises(OutOfRange, match=name):
        Rules(**{name: 0})
