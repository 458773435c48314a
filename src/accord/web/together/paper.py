"""The shared view as a PDF, set by Typst from data alone."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import typst

from accord.web.together.figures import Figure


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
            {"title": one.title, "svg": one.paper, "finding": one.finding or one.title, "note": one.note}
            for one in figures
        ],
        "parts": [{"title": part.title, "lines": part.lines} for part in parts if part.lines],
    }
    source = files("accord.web.together").joinpath("paper.typ").read_bytes()
    pdf: bytes = typst.compile(
        source, format="pdf", ignore_system_fonts=True, pdf_standards=["ua-1"], sys_inputs={"data": json.dumps(data)}
    )
    return pdf
