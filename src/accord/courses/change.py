"""Change in one person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeNorm:
    """A published reliable change of one scale."""

    scale: str
    threshold: float
    direction: int
    clinical_cut_off: float | None
    source: str
