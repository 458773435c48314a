"""What a rule gives back."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Signal:
    """Something worth talking about, with everything needed to explain it after the rule has changed.

    kind        what it is about, such as "drop"
    rule        id of the rule that raised it, in `accord.signals.registry.RULES`
    version     of that rule
    session     number of the session it is about
    aspect      the aspect concerned, None when it concerns none
    size        how far, in the unit of the rule; below 0 is lower; None when there is no size
    parameters  what the rule was set to, and its measured `false_alarm_rate` per session where there is one
    numbers     what the rule saw
    source      where the rule comes from
    weight      the higher, the sooner it is shown
    thread      whether it asks for a talk to be followed up until things are mended or let go
    """

    kind: str
    rule: str
    version: str
    session: int
    aspect: str | None
    size: float | None
    parameters: Mapping[str, float]
    numbers: Mapping[str, float]
    source: str
    weight: int
    thread: bool

    def to_dict(self) -> dict[str, object]:
        """Everything as plain JSON values, in the order of the fields."""
        return asdict(self)
