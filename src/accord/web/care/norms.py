"""The practice's own numbers that signals use: learned from its data once there are enough, else shipped values."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from accord import content
from accord.courses.change import ChangeNorm
from accord.signals.evaluate import Rules

CHANGE_MEASURES = ("phq-9", "gad-7")


def rules_from(norms: Mapping[str, Any]) -> Rules:
    """The parameters of the signals for one practice.

    norms  Practice.norms: {} until there are enough data; then "within_sd", "tenth_percentile", "usual_gap"
    """
    known = {key: norms[key] for key in ("within_sd", "tenth_percentile", "usual_gap") if norms.get(key) is not None}
    return Rules(change_norms=published_change_norms(), **known)


@lru_cache(maxsize=1)
def published_change_norms() -> tuple[ChangeNorm, ...]:
    """The published reliable changes and cut-offs of the outcome measures; unverified ones are not used."""
    norms = []
    for measure in (content.measure(name) for name in CHANGE_MEASURES):
        scale = measure.scales[0]
        if scale.reliable_change is None or not scale.reliable_change.verified:
            continue
        cut_offs = [one.value for one in scale.cut_offs if one.verified]
        norms.append(
            ChangeNorm(
                scale=f"{measure.id}/{scale.id}",
                threshold=scale.reliable_change.value,
                direction=scale.direction,
                clinical_cut_off=cut_offs[0] if cut_offs else None,
                source=scale.reliable_change.source,
            )
        )
    return tuple(norms)
