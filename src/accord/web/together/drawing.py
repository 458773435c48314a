"""A course as SVG, drawn twice: wide for a laptop, narrow for a phone. Colours come from the theme by class."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import ceil

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

LINE_HEIGHT = 20
ROOM_FOR_A_WORD = 62


@dataclass(frozen=True, slots=True)
class Line:
    """One person's or scale's points.

    who     client, therapist or outcome: colour and shape
    label   written at its end
    points  session number → value
    """

    who: str
    label: str
    points: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Plot:
    """What is drawn.

    numbers  session numbers from left to right
    lines    at most two
    lowest, highest  of the scale; lowest > highest turns it, so that up is better
    band     (from, to, label) of what is usual, None when not enough is known
    rings    session numbers in which the first line is lower than usual, label of the last one
    talks    session numbers in which the two looked together
    absent   session number → word for a session that did not take place
    says     the finding, for those who cannot see it
    """

    numbers: Sequence[int]
    lines: Sequence[Line]
    lowest: float
    highest: float
    says: str
    band: tuple[float, float, str] | None = None
    rings: Sequence[int] = ()
    ring_label: str = ""
    talks: Sequence[int] = ()
    absent: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Page:
    """A size to draw at: `right` is the room for labels; on a narrow one they stand above."""

    name: str
    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int = 40

    @property
    def end(self) -> int:
        return self.width - self.right

    @property
    def floor(self) -> int:
        return self.height - self.bottom


WIDE = _Page("wide", 760, 300, left=40, right=150, top=26)
NARROW = _Page("narrow", 340, 300, left=34, right=14, top=24)
PADDING = 18


def both_sizes(plot: Plot) -> SafeString:
    """The plot at both sizes; the style sheet shows one of them.

    plot  what is drawn
    """
    # Everything that comes from people passes `escape` in `_text` or in the label below.
    narrow = replace(NARROW, top=24 + LINE_HEIGHT * len(_named(plot)))
    return mark_safe("".join(_draw(plot, page) for page in (WIDE, narrow)))  # noqa: S308


def _named(plot: Plot) -> list[tuple[str, float, str]]:
    """What gets a label: (who, where its line ends, words)."""
    named = [(line.who, line.points[max(line.points)], line.label) for line in plot.lines if line.points]
    if plot.band is not None:
        named.append(("usual", (plot.band[0] + plot.band[1]) / 2, plot.band[2]))
    return named


def _draw(plot: Plot, page: _Page) -> str:
    parts = [
        *_band(plot, page),
        *_grid(plot, page),
        *_session_labels(plot, page),
        *(part for line in plot.lines for part in _line(plot, line, page)),
        *_talks(plot, page),
        *_rings(plot, page),
        *_line_labels(plot, page),
    ]
    box = f'viewBox="0 0 {page.width} {page.height}"'
    head = f'<svg class="chart chart-{page.name}" {box} role="img" aria-label="{escape(plot.says)}">'
    return head + "".join(parts) + "</svg>"


def _x(plot: Plot, page: _Page, number: int) -> float:
    room = page.end - page.left - 2 * PADDING
    steps = max(len(plot.numbers) - 1, 1)
    return round(page.left + PADDING + room * list(plot.numbers).index(number) / steps, 1)


def _y(plot: Plot, page: _Page, value: float) -> float:
    share = (value - plot.lowest) / (plot.highest - plot.lowest)
    return round(page.floor - share * (page.floor - page.top), 1)


def _text(x: float, y: float, words: str, *, kind: str = "chart-label", anchor: str = "middle") -> str:
    return f'<text class="{kind}" x="{x}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'


def _band(plot: Plot, page: _Page) -> Iterable[str]:
    if plot.band is None:
        return
    low, high, _label = plot.band
    top, bottom = sorted((_y(plot, page, low), _y(plot, page, high)))
    box = f'x="{page.left}" y="{top}" width="{page.end - page.left}" height="{bottom - top:.1f}"'
    yield f'<rect class="chart-usual" {box} rx="4"/>'


def _grid(plot: Plot, page: _Page) -> Iterable[str]:
    middle = (plot.lowest + plot.highest) / 2
    for value, kind in ((plot.lowest, "chart-axis"), (middle, "chart-grid"), (plot.highest, "chart-grid")):
        y = _y(plot, page, value)
        yield f'<path class="{kind}" d="M{page.left} {y}H{page.end}"/>'
        if value == int(value):
            yield _text(page.left - 8, y + 5, f"{value:g}", anchor="end")


def _session_labels(plot: Plot, page: _Page) -> Iterable[str]:
    spacing = (page.end - page.left) / max(len(plot.numbers), 1)
    every = ceil(26 / spacing) if spacing < 26 else 1
    for place, number in enumerate(plot.numbers):
        word = plot.absent.get(number)
        if word is not None:
            words = word if spacing >= ROOM_FOR_A_WORD else "–"
            yield _text(_x(plot, page, number), page.floor + 24, words)
        elif place % every == 0:
            yield _text(_x(plot, page, number), page.floor + 24, str(number))


def _line(plot: Plot, line: Line, page: _Page) -> Iterable[str]:
    rated = [number for number in plot.numbers if number in line.points]
    place = {number: index for index, number in enumerate(plot.numbers)}
    spots = {number: (_x(plot, page, number), _y(plot, page, line.points[number])) for number in rated}
    for one, next_one in pairwise(rated):
        kind = f"chart-{line.who}" if place[next_one] == place[one] + 1 else "chart-gap"
        (x1, y1), (x2, y2) = spots[one], spots[next_one]
        yield f'<path class="{kind}" d="M{x1} {y1}L{x2} {y2}"/>'
    yield from (_point(line.who, *spot) for spot in spots.values())


def _point(who: str, x: float, y: float) -> str:
    if who == "therapist":
        return f'<path class="chart-therapist chart-point" d="M{x} {y - 7}l7 7-7 7-7-7z"/>'
    if who == "usual":
        return f'<rect class="chart-usual" x="{x - 8}" y="{y - 6}" width="16" height="12" rx="3"/>'
    return f'<circle class="chart-{who} chart-point" cx="{x}" cy="{y}" r="6"/>'


def _talks(plot: Plot, page: _Page) -> Iterable[str]:
    for number in plot.talks:
        if number in plot.numbers:
            x, y = _x(plot, page, number), page.floor - 10
            yield f'<path class="chart-talk" d="M{x - 9} {y - 12}h18v11h-7l-4 5v-5h-7z"/>'


def _rings(plot: Plot, page: _Page) -> Iterable[str]:
    points = plot.lines[0].points if plot.lines else {}
    for number in plot.rings:
        if number not in points:
            continue
        x, y = _x(plot, page, number), _y(plot, page, points[number])
        yield f'<circle class="chart-mark" cx="{x}" cy="{y}" r="13"/>'
        if number == plot.rings[-1]:
            anchor, shift = ("end", -20) if x > page.width * 0.6 else ("start", 20)
            yield _text(x + shift, y + 18, plot.ring_label, kind="chart-mark", anchor=anchor)


def _line_labels(plot: Plot, page: _Page) -> Iterable[str]:
    """On a wide page each name stands at the end of its line, never on another; on a narrow one above."""
    named = _named(plot)
    if page.name == "narrow":
        for row, (who, _value, label) in enumerate(named):
            y = LINE_HEIGHT * (row + 0.8)
            yield _point(who, page.left, y - 5)
            yield _text(page.left + 14, y, label, kind=_label_kind(who), anchor="start")
        return
    lowest_free = 0.0
    for y, who, label in sorted((_y(plot, page, value), who, label) for who, value, label in named):
        y = max(y, lowest_free)
        lowest_free = y + LINE_HEIGHT
        yield _text(page.end + 12, round(y + 5, 1), label, kind=_label_kind(who), anchor="start")


def _label_kind(who: str) -> str:
    return "chart-label" if who == "usual" else f"chart-{who}"
