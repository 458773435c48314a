"""The signal budget: few signals are read, many are not."""

from collections.abc import Sequence

from accord.errors import OutOfRange
from accord.signals.signal import Signal


def within_budget(signals: Sequence[Signal], *, per_week: int, already_shown: int) -> tuple[Signal, ...]:
    """The heaviest signals that still fit into this week.

    signals        not shown yet, in any order; safety flags are none of these and are never held back
    per_week       how many one therapist wants to see a week, ≥ 0
    already_shown  how many were shown this week, ≥ 0
    Returns them the heaviest first; the later session first among equals.
    Raises OutOfRange when a number is below 0.
    Ours: what is not shown stays on the client's page. Test: unit/signals/test_budget.py
    """
    for name, value in (("per_week", per_week), ("already_shown", already_shown)):
        if value < 0:
            raise OutOfRange(f"{name} is {value}; it must be 0 or more.")
    ordered = sorted(signals, key=lambda one: (-one.weight, -one.session, one.kind))
    return tuple(ordered[: max(0, per_week - already_shown)])
