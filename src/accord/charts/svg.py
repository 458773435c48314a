"""Small pieces of SVG: elements with escaped attributes, coloured by class or, on paper, by attribute."""

import re
from collections.abc import Iterable
from html import escape

from accord.charts.figure import Palette

Attributes = dict[str, object]
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(words: str) -> str:
    """Words as SVG text: escaped, and without the control characters that XML forbids and a PDF would fail on.

    words  as a person typed them
    """
    return escape(_NOT_IN_XML.sub("", words))


def number(value: float) -> str:
    """A coordinate with one decimal at most.

    value  in user units
    """
    return f"{value:.1f}".rstrip("0").rstrip(".")


def element(name: str, attributes: Attributes, *content: str) -> str:
    """One element; attribute values are escaped, content is taken as it is.

    name        tag
    attributes  name → value; "" is left out
    content     finished SVG
    """
    written = "".join(
        f' {key}="{escape(number(value) if isinstance(value, float) else str(value))}"'
        for key, value in attributes.items()
        if value != ""
    )
    inside = "".join(content)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def text(words: str, x: float, y: float, *, kind: str, anchor: str = "start", palette: Palette | None = None) -> str:
    """A label.

    words    escaped here
    x, y     where its baseline begins (or ends, or has its middle: `anchor`)
    kind     CSS class
    anchor   start, middle or end
    palette  for paper
    """
    place: Attributes = {"x": x, "y": y, "text-anchor": "" if anchor == "start" else anchor}
    return element("text", {"class": kind} | place | _ink_of_text(kind, palette), written(words))


def _ink_of_text(kind: str, palette: Palette | None) -> Attributes:
    """Text is filled, never stroked."""
    if palette is None:
        return {}
    named = {"chart-client": palette.client, "chart-therapist": palette.therapist, "chart-outcome": palette.outcome}
    return {"fill": {**named, "chart-mark": palette.mark}.get(kind, palette.text), "font-size": 14}


def ink(kind: str, palette: Palette | None, **attributes: object) -> Attributes:
    """The attributes of a stroke or an area with its class, and with its colours on paper; pages have a style sheet.

    kind        CSS class
    palette     None on pages
    attributes  where it lies
    """
    mine: Attributes = {"class": kind, **attributes}
    if palette is None:
        return mine
    strokes: dict[str, Attributes] = {
        "chart-client": {"stroke": palette.client, "stroke-width": 2.5, "fill": "none"},
        "chart-therapist": {
            "stroke": palette.therapist,
            "stroke-width": 2.5,
            "fill": "none",
            "stroke-dasharray": "7 5",
        },
        "chart-outcome": {"stroke": palette.outcome, "stroke-width": 2.5, "fill": "none"},
        "chart-usual": {"fill": palette.usual},
        "chart-axis": {"stroke": palette.line, "fill": "none"},
        "chart-grid": {"stroke": palette.usual, "fill": "none"},
        "chart-gap": {"stroke": palette.line, "fill": "none", "stroke-dasharray": "1 5"},
        "chart-talk": {"fill": palette.outcome},
        "chart-mark": {"stroke": palette.mark, "stroke-width": 2, "fill": "none"},
    }
    return mine | strokes.get(kind, {})


def dot(x: float, y: float, *, who: str, size: float, palette: Palette | None) -> str:
    """A person's marker: a circle for the client, a diamond for the therapist, a square for an outcome.

    x, y     its middle
    who      client, therapist or outcome
    size     half its width
    palette  for paper
    """
    kind: Attributes = {"class": f"chart-{who}"}
    colour: Attributes = {}
    if palette is not None:
        colour = {"fill": str(getattr(palette, who)), "stroke": palette.paper, "stroke-width": 1.5}
    if who == "client":
        return element("circle", kind | {"cx": x, "cy": y, "r": size} | colour)
    if who == "therapist":
        wide = size + 1
        points = " ".join(
            f"{number(x + across)},{number(y + down)}"
            for across, down in ((0, -wide), (wide, 0), (0, wide), (-wide, 0))
        )
        return element("polygon", kind | {"points": points} | colour)
    side = 2 * size - 1
    return element("rect", kind | {"x": x - side / 2, "y": y - side / 2, "width": side, "height": side} | colour)


def spread(wanted: Iterable[float], *, apart: float, lowest: float, highest: float) -> list[float]:
    """Heights for labels that would lie on each other, moved as little as needed.

    wanted           where each would like to be
    apart            least distance
    lowest, highest  where the first may begin and the last may end
    """
    order = sorted(enumerate(wanted), key=lambda one: one[1])
    placed: list[tuple[int, float]] = []
    for place, height in order:
        free = placed[-1][1] + apart if placed else lowest
        placed.append((place, max(height, free)))
    over = max(0.0, placed[-1][1] - highest) if placed else 0.0
    return [height - over for _place, height in sorted(placed)]
