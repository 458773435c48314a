"""Better or worse than at the start, by more than the published reliable change."""

from accord.courses.change import ChangeNorm, reliable_change
from accord.courses.course import Course
from accord.signals.registry import raised
from accord.signals.rules import Rules
from accord.signals.signal import Signal

_BETTER = ("improved", "recovered")


def changes(course: Course, rules: Rules) -> tuple[Signal, ...]:
    """Scores that have come reliably away from the first one; said where the class of change is new, once a kind.

    course  of one pair; totals estimated from an incomplete form are left out
    rules   change_norms
    Returns signals whose numbers hold recovered = 1 or harmed = 1 where the clinical cut-off was crossed as well.
    Source: Jacobson & Truax (1991), thresholds as in the norms. Test: unit/signals/test_change.py
    """
    found: dict[tuple[int, str], Signal] = {}
    for norm in rules.change_norms:
        for signal in _of_one_scale(course, norm):
            at = (signal.session, signal.kind)
            # Two scales that say the same about one session are one signal: the one further beyond its threshold.
            if at not in found or _beyond(signal) > _beyond(found[at]):
                found[at] = signal
    return tuple(found.values())


def _of_one_scale(course: Course, norm: ChangeNorm) -> list[Signal]:
    series = course.outcome(norm.scale)
    found: list[Signal] = []
    known = "unchanged"
    for session, now in series[1:]:
        first = series[0][1]
        verdict = reliable_change(first, now, norm)
        if verdict != known and verdict != "unchanged":
            better = (now - first) * norm.direction
            numbers = {"first": first, "now": now, "change": now - first}
            if verdict in ("recovered", "harmed"):
                numbers[verdict] = 1.0
            found.append(
                raised(
                    "reliable-improvement" if verdict in _BETTER else "reliable-deterioration",
                    session,
                    size=better,
                    parameters={"threshold": norm.threshold, "direction": norm.direction},
                    numbers=numbers,
                    source=f"{norm.scale}: {norm.source}",
                )
            )
        known = verdict
    return found


def _beyond(signal: Signal) -> float:
    return abs(signal.size or 0.0) / signal.parameters["threshold"]
