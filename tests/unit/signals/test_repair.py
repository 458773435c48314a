"""What became of a drop."""

import pytest
from tests.unit.signals.courses import scored

from accord.errors import InputError
from accord.signals.repair import repair_state


@pytest.mark.parametrize(
    ("scores", "state"),
    [
        ((80, 60, 75), "repaired"),
        ((80, 60, 60, 60, 76), "repaired"),
        ((80, 60, 74, 74, 74), "open"),
        ((80, 60, 60, 60, 60, 80), "open"),
        ((80, 60, 60, 60), "censored"),
        ((80, 60), "censored"),
        ((80, 60, None, None, 60, 60), "censored"),
    ],
)
def test_three_ratings_decide_whether_a_drop_is_repaired(scores, state):
    assert repair_state(scored(*scores), 2, within_sd=10.0) == state


@pytest.mark.parametrize("session", [1, 3, 9])
def test_a_session_without_ratings_to_compare_is_no_drop(session):
    with pytest.raises(InputError, match=f"session {session}"):
        repair_state(scored(80, 60, None, 70), session, within_sd=10.0)
