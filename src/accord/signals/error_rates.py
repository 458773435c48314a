"""How often each rule speaks up in simulated sessions in which nothing had changed.

Written by `python -m bench.signals --write`: 2000 simulated courses of up to 20 sessions, seed 20261,
17750 rated sessions of courses without a planted drop. Ratings there scatter as we suppose; real ones may not.
"""

from collections.abc import Mapping

FALSE_ALARMS_PER_20: Mapping[str, float] = {
    "drop-k": 2.49,
    "fall": 0.02,
    "item-low": 1.66,
    "safety-low": 0.71,
    "two-views": 0.52,
    "drop-k/own-spread": 2.49,
}
"""Rule → false alarms per 20 rated sessions. `drop-k` with the shipped usual spread (10 points); `drop-k/own-spread` with
the spread learned from the same courses (7.7 points)."""
DROPS_FOUND: Mapping[str, float] = {
    "drop-k": 0.98,
    "drop-k/own-spread": 0.98,
}
"""Rule → share (0–1) of planted drops, 20 to 35 points deep, that it finds in their first rated session."""
