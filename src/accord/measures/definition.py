"""Measures as frozen data: valid, or not built."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from accord.alliance import ASPECTS
from accord.errors import MeasureError

Rule = Literal["sum", "mean", "percent"]
Respondent = Literal["client", "therapist", "supervisee", "supervisor"]
NUMBER = range(101)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen. `text` is None where the wording does not ship."""

    value: int
    text: str | None
    loinc: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One question.

    responses     id of the response set, "" for a whole number 0–100
    reversed      whether its value is turned round before it goes into a scale
    only_if       (item id, values): asked only when that item has one of these values
    from_session  asked from this session number on
    """

    id: str
    text: str | None
    responses: str
    aspect: str | None = None
    reversed: bool = False
    loinc: str | None = None
    only_if: tuple[str, tuple[int, ...]] | None = None
    from_session: int = 1


@dataclass(frozen=True, slots=True)
class CutOff:
    """A published cut-off; one that is not verified is shown but never used for a signal."""

    value: float
    meaning: str
    source: str
    verified: bool = True


@dataclass(frozen=True, slots=True)
class ReliableChange:
    """A published reliable change with what it rests on; None where the source does not say.

    value        points on the scale
    coefficient  the reliability behind it
    kind         of coefficient, such as "alpha" or "retest"
    confidence   percent, such as 90 or 95
    """

    value: float
    source: str
    verified: bool = True
    coefficient: float | None = None
    kind: str | None = None
    n: int | None = None
    population: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Norm:
    """Mean and spread of a published sample."""

    population: str
    mean: float
    sd: float
    n: int | None
    source: str
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Scale:
    """A rule over items.

    rule             sum (prorated: mean of the answered × number of items), mean, or percent of the maximum possible
    lowest, highest  the range that the items can reach
    direction        +1 higher is better, −1 higher is worse
    missing_allowed  how many items may be unanswered; more give no score
    factor           what the result is multiplied with (CORE-OM: mean × 10)
    """

    id: str
    title: str
    items: tuple[str, ...]
    rule: Rule
    lowest: float
    highest: float
    direction: Literal[1, -1]
    missing_allowed: int = 0
    cut_offs: tuple[CutOff, ...] = ()
    reliable_change: ReliableChange | None = None
    norms: tuple[Norm, ...] = ()
    factor: int = 1
    loinc: str | None = None

    @property
    def answered_needed(self) -> int:
        """How many answers a score needs."""
        return len(self.items) - self.missing_allowed

    @property
    def how(self) -> str:
        """The rule in words, kept with every score."""
        times = f" × {self.factor}" if self.factor != 1 else ""
        return f"{self.rule}{times} of {len(self.items)}, {self.missing_allowed} may be missing"


@dataclass(frozen=True, slots=True)
class Flag:
    """Raised when an item reaches a value, whatever the total."""

    item: str
    at_least: int
    kind: str


@dataclass(frozen=True, slots=True)
class Rights:
    """Who holds the text and what may be done with it."""

    holder: str
    licence: str
    text_shipped: bool
    permission_url: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A questionnaire.

    items   the scored questions
    beside  asked beside the score, never in it
    lead    the line above the questions; may hold {therapist}
    status  what must be said wherever the measure appears, such as "new measure, not yet validated"
    Raises MeasureError when its parts do not fit together.
    """

    id: str
    version: str
    title: str
    about: str
    respondent: Respondent
    language: str
    rights: Rights
    source: str
    responses: Mapping[str, tuple[Option, ...]]
    items: tuple[Item, ...]
    scales: tuple[Scale, ...]
    beside: tuple[Item, ...] = ()
    flags: tuple[Flag, ...] = ()
    preface: str = ""
    lead: str = ""
    status: str = ""
    loinc: str | None = None
    _by_id: Mapping[str, Item] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        _check_ids(self)
        object.__setattr__(self, "responses", MappingProxyType(dict(self.responses)))
        object.__setattr__(self, "_by_id", MappingProxyType({one.id: one for one in (*self.items, *self.beside)}))
        for item in self._by_id.values():
            _check_item(self, item)
        for scale in self.scales:
            _check_scale(self, scale)
        for flag in self.flags:
            _need(flag.item in self._by_id, self, "flags", f"names item {flag.item!r}, which is not there")

    def item(self, item_id: str) -> Item:
        """The item with this id, scored or beside.

        item_id  such as "3"
        Raises MeasureError when there is none.
        """
        if item_id not in self._by_id:
            raise MeasureError(f"{self.id} has no item {item_id!r}. It has: {', '.join(self._by_id)}.")
        return self._by_id[item_id]

    def options(self, item: Item) -> tuple[Option, ...]:
        """The answers an item offers; empty for a whole number.

        item  of this measure
        """
        return self.responses.get(item.responses, ())

    def allowed(self, item: Item) -> tuple[int, ...]:
        """The values an answer to this item may have.

        item  of this measure
        """
        return tuple(one.value for one in self.options(item)) or tuple(NUMBER)

    def bounds(self, item: Item) -> tuple[int, int]:
        """Lowest and highest value of an item.

        item  of this measure
        """
        values = self.allowed(item)
        return min(values), max(values)

    def scale(self, scale_id: str) -> Scale:
        """The scale with this id.

        scale_id  such as "total"
        Raises MeasureError when there is none.
        """
        for one in self.scales:
            if one.id == scale_id:
                return one
        names = ", ".join(one.id for one in self.scales)
        raise MeasureError(f"{self.id} has no scale {scale_id!r}. It has: {names or 'none'}.")

    @property
    def has_text(self) -> bool:
        """Whether every question carries its wording."""
        return all(one.text for one in (*self.items, *self.beside))


def _need(holds: bool, measure: Measure, where: str, rule: str) -> None:
    if not holds:
        raise MeasureError(f"{measure.id or 'measure'}: {where} {rule}. Correct the measure's definition.")


def _check_ids(measure: Measure) -> None:
    _need(bool(measure.id and measure.version), measure, "id and version", "must not be empty")
    _need(bool(measure.items), measure, "items", "must not be empty")
    _need_unique(measure, "items", (one.id for one in (*measure.items, *measure.beside)))
    _need_unique(measure, "scales", (one.id for one in measure.scales))
    for name, options in measure.responses.items():
        _need(len(options) > 1, measure, f"responses {name!r}", "needs at least two options")
        _need_unique(measure, f"responses {name!r}", (str(one.value) for one in options))


def _need_unique(measure: Measure, where: str, ids: Iterable[str]) -> None:
    twice = [one for one, count in Counter(ids).items() if count > 1]
    _need(not twice, measure, where, f"has {', '.join(twice)} more than once")


def _check_item(measure: Measure, item: Item) -> None:
    where = f"item {item.id!r}"
    known = not item.responses or item.responses in measure.responses
    _need(known, measure, where, f"uses responses {item.responses!r}, which are not there")
    aspects = {one.id for one in ASPECTS}
    _need(item.aspect is None or item.aspect in aspects, measure, where, f"has the unknown aspect {item.aspect!r}")
    _need(item.from_session >= 1, measure, where, "from_session must be 1 or more")
    if item.only_if is not None:
        other, values = item.only_if
        _need(other in measure._by_id, measure, where, f"depends on item {other!r}, which is not there")
        allowed = measure.allowed(measure._by_id[other])
        _need(set(values) <= set(allowed), measure, where, f"depends on a value that item {other!r} cannot have")


def _check_scale(measure: Measure, scale: Scale) -> None:
    where = f"scale {scale.id!r}"
    scored = {one.id for one in measure.items}
    _need(bool(scale.items), measure, where, "has no items")
    _need_unique(measure, where, scale.items)
    strangers = [one for one in scale.items if one not in scored]
    _need(not strangers, measure, where, f"names items that are not scored: {', '.join(strangers)}")
    _need(0 <= scale.missing_allowed < len(scale.items), measure, where, "missing_allowed must be 0 to items − 1")
    bounds = [measure.bounds(measure.item(one)) for one in scale.items]
    mixed = len(set(bounds)) > 1 and (scale.rule != "sum" or scale.missing_allowed > 0)
    _need(not mixed, measure, where, "mixes items of different range, which only a complete sum may do")
    reach = _reach(scale, bounds)
    _need(reach == (scale.lowest, scale.highest), measure, where, f"says a range that its items do not reach: {reach}")


def _reach(scale: Scale, bounds: list[tuple[int, int]]) -> tuple[float, float]:
    if scale.rule == "percent":
        return (0.0, 100.0 * scale.factor)
    lowest, highest = sum(low for low, _ in bounds), sum(high for _, high in bounds)
    if scale.rule == "mean":
        return (scale.factor * lowest / len(bounds), scale.factor * highest / len(bounds))
    return (float(scale.factor * lowest), float(scale.factor * highest))
