"""Measures as frozen data: valid, or not built."""

from collections.abc import Mapping
from dataclasses import dataclass

from accord.errors import MeasureError


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen."""

    value: int
    text: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """One question.

    responses     id of the response set, "" for a whole number 0–100
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
    """A published cut-off with its source."""

    value: float
    meaning: str
    source: str
    verified: bool = True


@dataclass(frozen=True, slots=True)
class ReliableChange:
    """A published reliable change with what it rests on."""

    value: float
    source: str
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Scale:
    """A rule over items. `rule`: sum, mean or percent; direction +1 higher is better, −1 lower is better."""

    id: str
    title: str
    items: tuple[str, ...]
    rule: str
    lowest: float
    highest: float
    direction: int
    missing_allowed: int
    cut_offs: tuple[CutOff, ...] = ()
    reliable_change: ReliableChange | None = None


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
    """A questionnaire."""

    id: str
    version: str
    title: str
    about: str
    respondent: str
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

    def item(self, item_id: str) -> Item:
        """The item with this id.

        item_id  such as "3"
        Raises MeasureError when there is none.
        """
        for one in (*self.items, *self.beside):
            if one.id == item_id:
                return one
        raise MeasureError(f"{self.id} has no item {item_id!r}.")

    def options(self, item: Item) -> tuple[Option, ...]:
        """The answers an item offers; empty for a whole number.

        item  of this measure
        """
        return self.responses.get(item.responses, ())
