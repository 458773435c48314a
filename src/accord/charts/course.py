"""The course of one pair as an SVG: lines with direct labels, the usual range, gaps that stay visible."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from accord.charts.figure import Figure, Line, Palette
from accord.charts.labels import names_above, names_beside
from accord.charts.svg import Attributes, dot, element, ink, number, text, written

Scale = Callable[[float], float]
MOST_TICKS = 8
ROOM_FOR_A_DASH = 17


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where things lie, in user units."""

    kind: str
    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    dot: float

    @property
    def is_narrow(self) -> bool:
        return self.kind == "chart-narrow"


WIDE = _Frame("chart-wide", width=760, height=284, left=44, right=600, top=28, bottom=250, dot=6)
NARROW = _Frame("chart-narrow", width=340, height=270, left=34, right=324, top=46, bottom=216, dot=5)


def course_svg(figure: Figure) -> str:
    """A figure for a page: drawn twice, for wide and for narrow screens; the style sheet shows one.

    figure  what to show
    Returns two SVG elements, coloured by CSS classes alone.
    """
    return _draw(figure, WIDE, None) + _draw(figure, NARROW, None)


def course_on_paper(figure: Figure, palette: Palette) -> str:
    """A figure for a PDF: one wide SVG with its colours in it.

    figure   what to show
    palette  colours
    """
    return _draw(figure, WIDE, palette)


def _draw(figure: Figure, frame: _Frame, palette: Palette | None) -> str:
    sessions = [point.session for line in figure.lines for point in line.points]
    numbers = [*sessions, *figure.absent]
    x = _across(min(numbers, default=1), max(numbers, default=1), frame)
    # Long courses get smaller points, so that the line stays visible between them.
    frame = replace(frame, dot=min(float(frame.dot), max(2.0, 0.38 * (x(1) - x(0)))))
    y = _up(figure, frame)
    parts = [
        *_bands(figure, x, y, palette),
        *_axis(figure, frame, y, palette),
        *_ticks(sessions, figure.absent, x, frame, palette),
        *(part for line in figure.lines for part in _line(line, x, y, frame, palette)),
        *_marks(figure, x, y, frame, palette),
    ]
    names, rise = _names(figure, y, frame, palette)
    parts += names
    # Two figures of a page may say the same sentence: the id comes from all that is drawn.
    title_id = f"f{sha256(''.join((frame.kind, written(figure.summary), *parts)).encode()).hexdigest()[:10]}"
    attributes: Attributes = {
        "class": f"chart {frame.kind}",
        "viewBox": f"0 {-rise} {frame.width} {frame.height + rise}",
        "role": "img",
        "aria-labelledby": title_id,
    }
    if palette is not None:
        attributes |= {"xmlns": "http://www.w3.org/2000/svg", "width": frame.width, "height": frame.height + rise}
        attributes |= {"font-family": "sans-serif"}
    title = element("title", {"id": title_id}, written(figure.summary))
    return element("svg", attributes, title, *parts)


def _across(first: int, last: int, frame: _Frame) -> Scale:
    inner = frame.right - frame.left - 36
    span = max(last - first, 1)
    return lambda session: frame.left + 18 + inner * (session - first) / span


def _up(figure: Figure, frame: _Frame) -> Scale:
    span = figure.highest - figure.lowest

    def place(value: float) -> float:
        share = min(1.0, max(0.0, (value - figure.lowest) / span))
        return frame.top + (frame.bottom - frame.top) * (share if figure.turned else 1 - share)

    return place


def _bands(figure: Figure, x: Scale, y: Scale, palette: Palette | None) -> list[str]:
    parts = []
    for band in figure.bands:
        top, bottom = sorted((y(band.low), y(band.high)))
        left, right = x(band.first) - 14, x(band.last) + 14
        tall = max(bottom - top, 1.0)
        parts.append(element("rect", ink("chart-usual", palette, x=left, y=top, width=right - left, height=tall, rx=6)))
    return parts


def _axis(figure: Figure, frame: _Frame, y: Scale, palette: Palette | None) -> list[str]:
    middle = (figure.lowest + figure.highest) / 2
    heights = {value: y(value) for value in (figure.lowest, middle, figure.highest)}
    base = frame.bottom
    grid = "".join(f"M{frame.left} {number(height)}H{frame.right}" for height in heights.values() if height != base)
    parts = [
        element("path", ink("chart-grid", palette, d=grid)),
        element(
            "path", {"class": "chart-axis", "d": f"M{frame.left} {base}H{frame.right}"} | ink("chart-axis", palette)
        ),
    ]
    for value, height in heights.items():
        label = number(value) if value == int(value) else ""
        parts.append(text(label, frame.left - 8, height + 5, kind="chart-label", anchor="end", palette=palette))
    if figure.ends[1] and not frame.is_narrow:
        best = frame.top - 10
        parts.append(text(figure.ends[1], frame.left, best, kind="chart-label", palette=palette))
    return parts


def _ticks(
    sessions: list[int], absent: Mapping[int, str], x: Scale, frame: _Frame, palette: Palette | None
) -> list[str]:
    """At most eight numbers; a session that did not take place has a word, a dash, or in long courses a small tick."""
    numbers = sorted({*sessions, *absent})
    step = -(-len(numbers) // MOST_TICKS) or 1
    shown = {one: str(one) for one in numbers[::step]}
    room = x(1) - x(0)
    if room >= ROOM_FOR_A_DASH:
        shown |= {one: word if room >= 8 * len(word) else "–" for one, word in absent.items()}
    low = "".join(f"M{number(x(one))} {frame.bottom}v5" for one in absent)
    return [
        element("path", ink("chart-axis", palette, d=low)) if low else "",
        *(
            text(word, x(one), frame.bottom + 22, kind="chart-label", anchor="middle", palette=palette)
            for one, word in shown.items()
        ),
    ]


def _line(line: Line, x: Scale, y: Scale, frame: _Frame, palette: Palette | None) -> list[str]:
    """The line is broken where a session says nothing; a dotted stretch shows that time went on."""
    kind = f"chart-{line.who}"
    solid, dotted, before, is_broken = "", "", None, False
    dots = []
    for point in line.points:
        if point.value is None:
            is_broken = True
            continue
        here = f"{number(x(point.session))} {number(y(point.value))}"
        if before is not None and is_broken:
            dotted += f"M{before}L{here}"
        solid += f"{'L' if before is not None and not is_broken else 'M'}{here}"
        before, is_broken = here, False
        dots.append(dot(x(point.session), y(point.value), who=line.who, size=frame.dot, palette=palette))
    parts = [element("path", ink("chart-gap", palette, d=dotted))] if dotted else []
    parts.append(element("path", ink(kind, palette, d=solid)) if solid else "")
    return [*parts, *dots, *_silences(line, x, frame, palette)]


def _silences(line: Line, x: Scale, frame: _Frame, palette: Palette | None) -> list[str]:
    """A small open ring on the axis for each session without an answer."""
    if line.who != "client":
        return []
    return [
        element(
            "circle", ink("chart-axis", palette, cx=x(point.session), cy=float(frame.bottom), r=min(4.0, frame.dot))
        )
        for point in line.points
        if point.value is None
    ]


def _marks(figure: Figure, x: Scale, y: Scale, frame: _Frame, palette: Palette | None) -> list[str]:
    values = {point.session: point.value for line in figure.lines[:1] for point in line.points}
    parts = []
    for mark in figure.marks:
        value = values.get(mark.session)
        if mark.kind == "talked" and x(mark.session) <= frame.right:
            bubble = f"M{number(x(mark.session) - 9)} {frame.bottom - 22}h18v11h-7l-4 5v-5h-7z"
            parts.append(element("path", ink("chart-talk", palette, d=bubble)))
        elif value is not None:
            ring = ink("chart-mark", palette, cx=x(mark.session), cy=y(value), r=frame.dot + 7)
            parts.append(element("circle", ring))
            parts.append(_mark_label(mark.label, x(mark.session), y(value), frame, palette))
    return parts


def _mark_label(label: str, x: float, y: float, frame: _Frame, palette: Palette | None) -> str:
    below = y + frame.dot + 24
    height = below if below < frame.bottom - 6 else y - frame.dot - 14
    middle = (frame.left + frame.right) / 2
    anchor = "middle" if abs(x - middle) < (frame.right - frame.left) * 0.3 else "start" if x < middle else "end"
    return text(label, x, height, kind="chart-mark", anchor=anchor, palette=palette)


def _names(figure: Figure, y: Scale, frame: _Frame, palette: Palette | None) -> tuple[list[str], int]:
    """Names at the ends of the lines; on narrow screens above the chart, which grows by the second value if need be."""
    ended = [(line, last) for line in figure.lines if (last := _last(line)) is not None]
    band = figure.band_label if figure.bands else ""
    if frame.is_narrow:
        named = [(line.label, line.who) for line, _value in ended]
        return names_above(named, band, left=frame.left, width=frame.width - frame.left, palette=palette)
    heights = [(line.label, line.who, y(value)) for line, value in ended]
    left = frame.right + 8
    room = (left, frame.top, frame.width - left, frame.bottom - frame.top)
    return names_beside(heights, band, room=room, palette=palette), 0


def _last(line: Line) -> float | None:
    return next((point.value for point in reversed(line.points) if point.value is not None), None)
