"""The shared view as a PDF, set by Typst from data alone."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import typst

from accord.web.together.figures import Figure

# Print colours of the theme: on paper there is neither a dark room nor a style sheet.
INK = """<style>
text { font-family: "Libertinus Serif"; font-size: 14px; fill: #565c63; }
.chart-axis, .chart-gap { fill: none; stroke: #877f74; }
.chart-grid { fill: none; stroke: #e4ddd3; }
.chart-gap { stroke-dasharray: 1 5; stroke-width: 1.5; }
.chart-usual { fill: #f3ede4; }
.chart-client, .chart-therapist, .chart-outcome { fill: none; stroke-width: 2.5; }
.chart-client { stroke: #a94c26; }
.chart-therapist { stroke: #2f5d9b; stroke-dasharray: 7 5; }
.chart-outcome { stroke: #0f6b6b; }
.chart-client.chart-point, text.chart-client { fill: #a94c26; stroke: none; }
.chart-therapist.chart-point, text.chart-therapist { fill: #2f5d9b; stroke: none; }
.chart-outcome.chart-point, text.chart-outcome { fill: #0f6b6b; stroke: none; }
.chart-mark { fill: none; stroke: #855400; stroke-width: 2; }
text.chart-mark { fill: #855400; stroke: none; }
.chart-talk { fill: #e1efec; stroke: #0f6b6b; }
</style>"""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with lines under it."""

    title: str
    lines: tuple[str, ...]


def as_pdf(
    *, title: str, lead: str, footer: str, language: str, figures: Sequence[Figure], parts: Sequence[Part]
) -> bytes:
    """Set the page.

    title     its heading, which is also the document's title: no names
    lead      the line under it
    footer    at the foot of every page
    language  of the text, such as "en"
    figures   drawings with their findings
    parts     headings with lines; one without lines is left out
    Returns the PDF.
    """
    data: dict[str, Any] = {
        "title": title,
        "lead": lead,
        "footer": footer,
        "language": language.partition("-")[0],
        "figures": [
            {"title": one.title, "svg": _on_paper(one.svg), "finding": one.finding, "note": one.note} for one in figures
        ],
        "parts": [{"title": part.title, "lines": part.lines} for part in parts if part.lines],
    }
    source = files("accord.web.together").joinpath("paper.typ").read_bytes()
    pdf: bytes = typst.compile(source, format="pdf", ignore_system_fonts=True, sys_inputs={"data": json.dumps(data)})
    return pdf


def _on_paper(svg: str) -> str:
    """The wide one of the two drawings, with its colours inside it and a name space."""
    wide, end, _narrow = svg.partition("</svg>")
    head, bracket, body = wide.partition(">")
    if not end:
        return ""
    return f'{head} xmlns="http://www.w3.org/2000/svg">{INK}{body}{end}' if bracket else ""
