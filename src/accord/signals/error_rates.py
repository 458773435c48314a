"""How often each rule speaks up in simulated sessions in which nothing had changed. By `python -m bench.signals`."""

from collections.abc import Mapping

FALSE_ALARMS_PER_20: Mapping[str, float] = {}
"""Rule → false alarms per 20 rated sessions."""
