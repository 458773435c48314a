"""Few signals a week."""

import pytest
from tests.unit.signals.courses import course, rating

from accord.errors import OutOfRange
from accord.signals.budget import within_budget
from accord.signals.evaluate import Rules, evaluate

FOUND = evaluate(course([rating(held_back=1), rating(off_moment=1), rating(held_back=1)]), Rules())


@pytest.mark.parametrize(("per_week", "shown", "count"), [(2, 0, 2), (2, 1, 1), (2, 5, 0), (0, 0, 0), (9, 0, 3)])
def test_what_was_shown_this_week_counts(per_week, shown, count):
    assert len(within_budget(FOUND, per_week=per_week, already_shown=shown)) == count


def test_the_heaviest_come_first_and_the_later_session_among_equals():
    shown = within_budget(FOUND, per_week=2, already_shown=0)
    assert [(one.kind, one.session) for one in shown] == [("off-moment", 2), ("held-back", 3)]


def test_a_budget_below_nothing_is_a_mistake():
    with pytest.raises(OutOfRange, match="per_week"):
        within_budget(FOUND, per_week=-1, already_shown=0)
