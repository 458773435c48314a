"""The alliance as data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Aspect:
    """One of the eight parts of the alliance."""

    id: str
    kind: str


ASPECTS = tuple(
    Aspect(name, kind)
    for name, kind in (
        ("trust", "therapeutic"), ("respect", "therapeutic"), ("understanding", "therapeutic"), ("goals", "working"),
        ("tasks", "working"), ("voice", "collaborative"), ("safety", "therapeutic"), ("teamwork", "collaborative"),
    )
)  # fmt: skip
