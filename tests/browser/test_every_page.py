"""Every page that a role can reach: nothing for axe to find, nothing from elsewhere, nothing wider than the screen."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request
from tests.browser.crawl import kind_of, reachable, sign_in

SCREENSHOTS = Path(__file__).resolve().parents[2] / "screenshots"
ROLES = ("", "therapist", "client", "supervisor", "manager")
ROOMS = {
    "phone-light": {"viewport": {"width": 360, "height": 740}, "color_scheme": "light"},
    "phone-dark": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
    "desk-light": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
    "desk-dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
}
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}


def watch(page: Page, host: str) -> list[str]:
    """A list that fills with what the page asks of other hosts and what its console complains about."""
    complaints: list[str] = []

    def on_request(request: Request) -> None:
        if urlsplit(request.url).hostname not in (host, None) and not request.url.startswith("data:"):
            complaints.append(f"asked elsewhere: {request.url}")

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"console: {message.text}")

    page.on("request", on_request)
    page.on("console", on_console)
    return complaints


def look_at(page: Page, name: str) -> list[str]:
    """What is wrong with the page that is open, and a picture of it."""
    found = [
        f"axe: {one['id']}: {one['nodes'][0]['target']}" for one in Axe().run(page, options=WCAG).response["violations"]
    ]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 1:
        found.append(f"{wide} px wider than the screen")
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)
    return found


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_in_order(browser: Browser, demo_address: str, role: str, room: str) -> None:
    context = browser.new_context(**ROOMS[room])  # type: ignore[arg-type]
    page = sign_in(context, demo_address, role)
    complaints = watch(page, "localhost")
    wrong: dict[str, list[str]] = {}
    for address in reachable(page, page.url):
        kind = kind_of(urlsplit(address).path)
        name = f"{role or 'stranger'}{kind.replace('/', '_').replace('…', 'x')}{room}"
        if found := look_at(page, name) + complaints:
            wrong.setdefault(kind, []).extend(found)
        complaints.clear()
    context.close()
    assert wrong == {}
