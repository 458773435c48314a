"""The pictures of the README and the manual, and that each page still shows what the manual says it does.

With ACCORD_PICTURES=1 the pictures are written to docs/images/; else to a temporary folder.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FloatRect, Page, ViewportSize, expect

ROOT = Path(__file__).resolve().parents[2]
WIDE = ViewportSize(width=1280, height=860)
PHONE = ViewportSize(width=360, height=740)
NAMED = re.compile(r"!\[[^\]]*\]\((?:\.\./|docs/)*images/([\w-]+)\.png\)")


def shared_view(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Take the tour").click()
    for heading in ("Our work together", "What stands out", "Let’s look together"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    for what in ("Keep this", "PDF to take home"):
        expect(page.get_by_role("button", name=what).or_(page.get_by_role("link", name=what))).to_be_visible()


def today(page: Page, address: str) -> None:
    come_in(page, address, "Therapist")
    expect(page.get_by_role("heading", name="Today", level=1)).to_be_visible()


def why(page: Page, address: str) -> None:
    come_in(page, address, "Therapist")
    page.get_by_role("link", name="Clients", exact=True).click()
    page.get_by_role("link", name="Maya", exact=True).first.click()
    page.get_by_text("Talked about before").click()
    page.get_by_role("link", name="session 5").first.click()
    for heading in ("What could help", "Why it is here"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()


def own_page(page: Page, address: str) -> None:
    come_in(page, address, "Client")
    for heading in ("Hello, Maya", "You said, we changed", "What you agreed to"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()


def check_in(page: Page, address: str) -> None:
    come_in(page, address, "Client")
    page.get_by_role("button", name="Answer now").first.click()
    expect(page.get_by_role("button", name="Skip")).to_be_visible()


def supervision(page: Page, address: str) -> None:
    come_in(page, address, "Supervisor")
    expect(page.get_by_role("heading", name="Whom to talk about first")).to_be_visible()


def practice(page: Page, address: str) -> None:
    come_in(page, address, "Manager")
    for name in ("Crisis contacts", "Colleagues", "What is asked, and when", "Letters"):
        expect(page.get_by_role("main").get_by_role("link", name=name).first).to_be_visible()


def come_in(page: Page, address: str, role: str) -> None:
    page.goto(address)
    page.get_by_role("button", name=role, exact=True).click()


TAKERS: dict[str, tuple[Callable[[Page, str], None], ViewportSize]] = {
    "shared-view-wide": (shared_view, WIDE),
    "shared-view-phone": (shared_view, PHONE),
    "today": (today, WIDE),
    "why": (why, WIDE),
    "own-page-phone": (own_page, PHONE),
    "check-in-phone": (check_in, PHONE),
    "supervision": (supervision, WIDE),
    "practice": (practice, WIDE),
}


@pytest.mark.parametrize("name", TAKERS)
def test_a_page_shows_what_the_manual_says(browser: Browser, demo_address: str, name: str, tmp_path: Path) -> None:
    take, size = TAKERS[name]
    context = browser.new_context(viewport=size, device_scale_factor=1, color_scheme="light")
    page = context.new_page()
    take(page, demo_address)
    folder = ROOT / "docs" / "images" if os.environ.get("ACCORD_PICTURES") == "1" else tmp_path
    page.screenshot(
        path=folder / f"{name}.png",
        clip=FloatRect(x=0, y=0, width=size["width"], height=size["height"]),
        animations="disabled",
    )
    assert (folder / f"{name}.png").stat().st_size < 200_000
    context.close()


def test_every_picture_in_the_manual_is_taken_here() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    named = {name for page in pages for name in NAMED.findall(page.read_text(encoding="utf-8"))}
    assert named
    assert named <= TAKERS.keys()
