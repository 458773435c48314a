"""Names of lines that neither lie on each other nor leave the drawing: wrapped, moved apart, at last shortened."""

from collections.abc import Sequence
from textwrap import wrap

from accord.charts.figure import Palette, Who
from accord.charts.svg import dot, spread, text

LETTER = 9.5
"""Width of a letter of a bold label, on the generous side: fonts are the reader's own, the shared view sets 15.5 px."""
ROW = 19


def fitted(words: str, *, width: float, rows: int) -> list[str]:
    """A label in as few rows as it needs; what has no room ends in "…" (the table beside a chart has it in full).

    words  of the label
    width  in user units
    rows   at most
    """
    most = max(4, int(width / LETTER))
    return wrap(words, width=most, max_lines=rows, placeholder="…") or [""]


def names_beside(
    named: Sequence[tuple[str, Who, float]],
    band: str,
    *,
    room: tuple[float, float, float, float],
    palette: Palette | None,
) -> list[str]:
    """Names to the right of a drawing, each where its line ends, and under them what the band means.

    named    (label, whose, height of the last point)
    band     what the band means, "" without one
    room     left, top, width and height of the free space, user units
    palette  for paper
    """
    left, top, width, height = room
    rows = [fitted(label, width=width, rows=2) for label, _who, _height in named]
    below = fitted(band, width=width, rows=2) if band else []
    deepest = max((len(lines) for lines in rows), default=1)
    spare = ROW * (deepest - 1 + max(0, len(below) - 1))
    wanted = [height + 5 for _label, _who, height in named]
    placed = spread(wanted, apart=20 + ROW * (deepest - 1), lowest=top + 5, highest=top + height - 5 - spare)
    parts = [
        text(words, left, start + ROW * place, kind=f"chart-{who}", palette=palette)
        for lines, start, (_label, who, _height) in zip(rows, placed, named, strict=True)
        for place, words in enumerate(lines)
    ]
    foot = max([*placed, top]) + ROW * (deepest - 1) + 24
    parts += [
        text(words, left, foot + ROW * place, kind="chart-label", palette=palette) for place, words in enumerate(below)
    ]
    return parts


def names_above(
    named: Sequence[tuple[str, Who]], band: str, *, left: float, width: float, palette: Palette | None
) -> tuple[list[str], int]:
    """Names with their shapes above a narrow drawing, on a row each where one is too short for all.

    named    (label, whose)
    band     what the band means, "" without one
    left     where rows begin, user units
    width    of a row
    palette  for paper
    Returns the names, and by how much the drawing must grow upwards.
    """
    shown = [(fitted(label, width=width - 18, rows=1)[0], who) for label, who in named]
    is_one_row = sum(34 + LETTER * len(label) for label, _who in shown) <= width + 16
    rows = 1 if is_one_row else len(shown)
    rise = ROW * (rows - 1)
    parts, at = [], left
    for place, (label, who) in enumerate(shown):
        base = 19.0 if is_one_row else 19.0 - rise + ROW * place
        parts.append(dot(at + 6, base - 5, who=who, size=5, palette=palette))
        parts.append(text(label, at + 18, base, kind=f"chart-{who}", palette=palette))
        at += 34 + LETTER * len(label) if is_one_row else 0
    if band:
        parts.append(text(fitted(band, width=width, rows=1)[0], left, 38, kind="chart-label", palette=palette))
    return parts, rise
