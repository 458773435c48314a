"""The page on sources and rights, made from the measure files."""

from collections.abc import Iterable

from accord.measures.definition import Measure

_TOP = """# Measures: sources and rights

Made by `accord measures licences > docs/licences.md`; a test fails when it is stale.

A measure's wording ships only where its licence lets anyone, commercial practices included, reproduce it in software.
All others are here as structure only: the practice adds the wording it is licensed to use.
"""


def licences_page(measures: Iterable[Measure]) -> str:
    """The page as Markdown.

    measures  in the order of the page
    """
    every = tuple(measures)
    with_text = [_entry(one) for one in every if one.rights.text_shipped]
    without = [_entry(one) for one in every if not one.rights.text_shipped]
    parts = [_TOP, "## With their wording\n", *with_text, "## Structure only\n", *without]
    return "\n".join(parts)


def _entry(measure: Measure) -> str:
    rights = measure.rights
    lines = [
        f"### {measure.title} (`{measure.id}`, version {measure.version})\n",
        f"- Rights: {rights.holder}",
        f"- Licence: {rights.licence}",
        f"- Shown with it: {rights.line}",
        f"- Source: {measure.source}",
    ]
    lines += [f"- Permission: <{rights.permission_url}>"] if rights.permission_url else []
    lines += [f"- Status: {measure.status}"] if measure.status else []
    return "\n".join([*lines, ""])
