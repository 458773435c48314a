"""What a chart shows, before it is drawn. All words come in translated; nothing here knows Django."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Who = Literal["client", "therapist", "outcome"]


@dataclass(frozen=True, slots=True)
class Point:
    """One session on a line; `value` is None where the session took place or was asked about, but nothing was said."""

    session: int
    value: float | None


@dataclass(frozen=True, slots=True)
class Line:
    """One person's answers over time, drawn with that person's colour, shape and dash, and labelled at its end."""

    label: str
    who: Who
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """The usual range from one session to another, in the scale's own units."""

    first: int
    last: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened at a session: a ring around the first line's point (drop), a speech bubble (talked)."""

    session: int
    label: str
    kind: Literal["drop", "talked"] = "drop"


@dataclass(frozen=True, slots=True)
class Figure:
    """One chart.

    summary        the finding as a sentence: the alt text
    lowest/highest the range of the scale, lowest < highest
    turned         lower is better: drawn upside down, so that up is always better
    ends           words at the bottom and the top of the axis; ("", "") shows the numbers
    band_label     what the band means
    absent         session → a word such as "missed" for one that did not take place
    """

    summary: str
    lines: tuple[Line, ...]
    lowest: float
    highest: float
    bands: tuple[Band, ...] = ()
    marks: tuple[Mark, ...] = ()
    turned: bool = False
    ends: tuple[str, str] = ("", "")
    band_label: str = ""
    absent: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as attributes, for paper and letters, where no style sheet reaches.

    Every field is a CSS colour such as "#B4552D".
    """

    client: str = "#A94C26"
    therapist: str = "#2F5D9B"
    outcome: str = "#0F6B6B"
    usual: str = "#F1ECE3"
    line: str = "#C9C0B2"
    text: str = "#4A4F55"
    mark: str = "#8A5800"
    paper: str = "#FFFFFF"
