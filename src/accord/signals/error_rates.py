"""How often each rule speaks up in simulated sessions in which nothing had changed.

Written by `python -m bench.signals --write`: 2000 simulated courses of up to 20 sessions, seed 20261;
16439 rated sessions of courses without a planted drop. Ratings scatter there as we suppose; real ones may not.
The rules are set as shipped. The usual spread of these courses themselves is 7.9 points. What a heavier
signal of the same session already says is not counted.
"""

from collections.abc import Mapping

FALSE_ALARMS_PER_20: Mapping[str, float] = {
    "drop-k": 2.51,
    "fall": 0.02,
    "item-low": 1.86,
    "safety-low": 0.77,
    "two-views": 0.5,
}
"""Rule → false alarms per 20 rated sessions."""
DROPS_FOUND: Mapping[str, float] = {
    "drop-k": 0.97,
}
"""Rule → share (0–1) of planted drops, 20 to 35 points deep, that it finds in the first session of the drop."""
