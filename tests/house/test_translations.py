"""Every string of the interface is translated, with its placeholders, and says nothing it must not say."""

import io
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

WEB = Path(__file__).resolve().parents[2] / "src" / "accord" / "web"
LANGUAGES = ("de", "es")
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "gettext_noop": None,
}  # fmt: skip
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]+\}")
BANNED = {
    "en": r"\bat risk\b|\bsafe\b|\bdiagnosis\b|\bfailing\b|!",
    "de": r"\bRisiko|\bDiagnose\b|\bscheiter|!",
    "es": r"\briesgo|\bdiagnóstico\b|\bfracas|!",
}


@cache
def catalogue(language: str) -> Catalog:
    with (WEB / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def texts(message: object) -> list[str]:
    """The one text of a message, or its singular and plural."""
    return [message] if isinstance(message, str) else [str(one) for one in message]  # type: ignore[attr-defined]


@cache
def strings_in_the_code() -> frozenset[str]:
    """Every string that code and templates pass through gettext."""
    found: set[str] = set()
    for path in [*WEB.rglob("*.py"), *WEB.rglob("templates/**/*.html"), *WEB.rglob("templates/**/*.txt")]:
        source = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            source = "\n".join(line.strip() for line in templatize(source, origin=str(path)).splitlines())
        for _line, message, _comments, _context in extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS):
            found.add(texts(message)[0])
    return frozenset(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_of_the_interface_is_in_the_catalogue(language: str) -> None:
    known = {texts(message.id)[0] for message in catalogue(language) if message.id}
    assert sorted(strings_in_the_code() - known) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_translated_and_none_is_guessed(language: str) -> None:
    left = [texts(one.id)[0] for one in catalogue(language) if one.id and (one.fuzzy or not all(texts(one.string)))]
    assert left == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_their_placeholders(language: str) -> None:
    for message in catalogue(language):
        wanted = set(PLACEHOLDER.findall(" ".join(texts(message.id))))
        for text in texts(message.string) if message.id else ():
            assert set(PLACEHOLDER.findall(text)) <= wanted, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_written_one(language: str) -> None:
    with (WEB / "locale" / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = read_mo(file)
    for message in catalogue(language):
        if message.id:
            found = compiled.get(texts(message.id)[0], context=message.context)
            assert found is not None and texts(found.string) == texts(message.string)


def test_english_never_says_what_it_must_not_say() -> None:
    assert [text for text in strings_in_the_code() if re.search(BANNED["en"], text, re.IGNORECASE)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_never_say_what_they_must_not_say(language: str) -> None:
    said = [text for message in catalogue(language) if message.id for text in texts(message.string)]
    assert [text for text in said if re.search(BANNED[language], text, re.IGNORECASE)] == []
