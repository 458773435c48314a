"""Courses → signals: the one place. Every rule is asked, then nothing is said twice about one session."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace

from accord.courses.course import Course
from accord.signals.ceiling import no_room, straight_line
from accord.signals.change import changes
from accord.signals.drop import drops, falls
from accord.signals.gap import two_views
from accord.signals.goals import goals_unclear
from accord.signals.low import item_low, low_from_start, safety_low
from accord.signals.moments import compared, held_back, off_moments
from accord.signals.registry import RULES
from accord.signals.rules import Rules
from accord.signals.signal import Signal
from accord.signals.silent import silent

__all__ = ["RULES", "Rules", "Signal", "evaluate"]

_EVERY: tuple[Callable[[Course, Rules], tuple[Signal, ...]], ...] = (
    drops,
    falls,
    low_from_start,
    item_low,
    safety_low,
    off_moments,
    held_back,
    compared,
    no_room,
    straight_line,
    two_views,
    silent,
    goals_unclear,
    changes,
)
SAID_BY: Mapping[str, frozenset[str]] = {
    "fall": frozenset({"drop"}),
    "compared": frozenset({"drop", "fall"}),
    "item-low": frozenset({"drop", "fall", "low-from-start"}),
    "straight-line": frozenset({"no-room"}),
}
"""Kind → the kinds that already say it about the same session, and say more."""


def evaluate(course: Course, rules: Rules) -> tuple[Signal, ...]:
    """All signals of a course. What is said about a session rests on that session and those before it only.

    course  of one pair
    rules   parameters of one practice
    Returns them the heaviest first, then by session; one of a kind in a session, one thread in a session.
    Ours: rules stay small and know nothing of each other. Test: unit/signals/test_evaluate.py, laws/test_signals.py
    """
    found = [signal for rule in _EVERY for signal in rule(course, rules)]
    kinds: dict[int, set[str]] = defaultdict(set)
    for signal in found:
        kinds[signal.session].add(signal.kind)
    kept = [one for one in found if not SAID_BY.get(one.kind, frozenset()) & kinds[one.session]]
    return _one_thread_each(sorted(kept, key=lambda one: (-one.weight, one.session, one.kind)))


def _one_thread_each(signals: list[Signal]) -> tuple[Signal, ...]:
    """Two reasons to follow up on one session are one conversation: the heavier signal opens it."""
    opened: set[int] = set()
    result = []
    for signal in signals:
        result.append(replace(signal, thread=False) if signal.thread and signal.session in opened else signal)
        opened |= {signal.session} if signal.thread else set()
    return tuple(result)
