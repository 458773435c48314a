"""Pages in a made-up right-to-left language, half as long again: nothing overflows and axe finds nothing."""

import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.urls import reverse
from django.utils.translation import trans_real
from playwright.sync_api import Browser, Page
from tests.access.world import build_world
from tests.browser.test_every_page import WCAG

LOCALE = Path(__file__).resolve().parents[2] / "src" / "accord" / "web" / "locale"
ARABIC = str.maketrans(dict(zip("abcdefghijklmnopqrstuvwxyz", "ابثدعفغهيجكلمنوپقرستطڤحخىز", strict=True)))
KEPT = re.compile(r"(%\([a-z_]+\)[sd]|\{[a-z_]+\}|<[^>]+>|&[a-z]+;|%%)")


def pseudo(text: str) -> str:
    """A text in Arabic letters and half as long again; placeholders stay."""
    parts = KEPT.split(text)
    return "".join(part if KEPT.fullmatch(part) else lengthened(part.lower().translate(ARABIC)) for part in parts)


def lengthened(text: str) -> str:
    """The text with every second word said twice."""
    words = text.split(" ")
    return " ".join(f"{word} {word}" if place % 2 and word else word for place, word in enumerate(words))


@pytest.fixture
def arabic(tmp_path: Path, settings: Any) -> None:
    with (LOCALE / "de" / "LC_MESSAGES" / "django.po").open("rb") as file:
        source = read_po(file)
    made = Catalog(locale="ar", charset="utf-8")
    for message in source:
        if isinstance(message.id, str) and message.id:
            made.add(message.id, pseudo(message.id), context=message.context)
    folder = tmp_path / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "django.mo").open("wb") as file:
        write_mo(file, made)
    settings.LANGUAGES = [("ar", "Arabic"), ("en", "English")]
    settings.LANGUAGE_CODE = "ar"
    settings.LOCALE_PATHS = [tmp_path]
    forget_languages()
    yield
    forget_languages()


def forget_languages() -> None:
    """Django remembers languages and catalogues for the life of the process."""
    for cache in ("get_languages", "translation_catalog_exists", "_get_supported_language_variant"):
        getattr(trans_real, cache).cache_clear()
    trans_real._translations.clear()
    trans_real._default = None


def signed_in(page: Page, live_server: Any, client: Any, user: Any) -> None:
    """Carry a test client's session over into the browser."""
    client.force_login(user)
    cookie = client.cookies["accord_session"]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_pages_from_right_to_left_are_in_order(
    arabic: None, live_server: Any, client: Any, browser: Browser, width: int
) -> None:
    world = build_world()
    page = browser.new_page(locale="ar", viewport={"width": width, "height": 740})
    pages = {
        "": ["home", "safety:help", "account_login"],
        "theo": ["care:today", "care:caseload"],
        "carla": ["together:my_page"],
    }
    addresses = [(who, reverse(name)) for who, names in pages.items() for name in names]
    addresses.append(("theo", reverse("together:course", args=[world.own["episode"]])))
    wrong = {}
    for who, address in addresses:
        if who:
            signed_in(page, live_server, client, world.people[who])
        page.goto(live_server.url + address)
        assert page.locator("html").get_attribute("dir") == "rtl"
        found = [one["id"] for one in Axe().run(page, options=WCAG).response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") > 1:
            found.append("wider than the screen")
        if found:
            wrong[address] = found
    page.close()
    assert wrong == {}
