"""What to say and what to try, for every aspect and every kind of signal: Markdown files, loaded by id."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from accord.errors import InputError

FALLBACK = "en"
_GUIDANCE = files("accord.content") / "guidance"
_HEADINGS = ("Ask", "Try")
"""The same in every language: they are never shown."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """A suggestion for a talk.

    title    two or three words
    meaning  what it may mean, in a sentence or two
    ask      one or two questions to say aloud
    steps    small steps to try
    source   where the suggestion comes from, "" when it is ours
    """

    title: str
    meaning: str
    ask: tuple[str, ...]
    steps: tuple[str, ...]
    source: str = ""


@cache
def guidance(guidance_id: str, locale: str = FALLBACK) -> Guidance | None:
    """The suggestion for an aspect or a kind of signal.

    guidance_id  such as "trust" or "two-views"
    locale       such as "de" or "de-at"; where there is no such language, or no such text in it, English
    Returns None when nothing is written about it.
    """
    for language in (locale.replace("_", "-").split("-")[0].lower(), FALLBACK):
        if guidance_id in guidance_ids(language):
            name = f"{language}/{guidance_id}.md"
            return parse_guidance((_GUIDANCE / language / f"{guidance_id}.md").read_text(encoding="utf-8"), file=name)
    return None


@cache
def guidance_ids(locale: str = FALLBACK) -> tuple[str, ...]:
    """Everything that something is written about in one language, in the order of the alphabet.

    locale  "en", "de" or "es"; any other has none
    """
    folders = {one.name: one for one in _GUIDANCE.iterdir() if one.is_dir()}
    if locale not in folders:
        return ()
    names = sorted(one.name for one in folders[locale].iterdir())
    return tuple(name.removesuffix(".md") for name in names if name.endswith(".md"))


def parse_guidance(text: str, *, file: str) -> Guidance:
    """One file: front matter with a title, what it may mean, `## Ask` and `## Try` as lists.

    text  of the file
    file  its name, for messages
    Raises InputError that names the file and what is missing.
    """
    before, fence, rest = text.partition("---\n")
    front, second_fence, body = rest.partition("\n---\n")
    if before or not fence or not second_fence:
        raise InputError(f"{file} does not begin with front matter between two lines of ---. Add it with a title.")
    head = yaml.safe_load(front)
    if not isinstance(head, Mapping) or not head.get("title"):
        raise InputError(f"{file} has no title in its front matter. Add one.")
    meaning, *sections = body.split("\n## ")
    lists = dict(map(_section, sections))
    for heading in _HEADINGS:
        if not lists.get(heading):
            raise InputError(f"{file} has nothing under “## {heading}”. Add a line that begins with “- ”.")
    return Guidance(str(head["title"]), meaning.strip(), lists["Ask"], lists["Try"], str(head.get("source", "")))


def _section(text: str) -> tuple[str, tuple[str, ...]]:
    title, *lines = text.splitlines()
    return title.strip(), tuple(line.removeprefix("- ").strip() for line in lines if line.startswith("- "))
