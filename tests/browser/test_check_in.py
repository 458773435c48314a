"""A client's check-in in a real browser: by taps, by keyboard, without JavaScript, without a connection."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests import cast
from tests.web.checkins.opened import link

from accord.web.care.models import CheckIn, Response, Sitting

PHONE = {"viewport": {"width": 360, "height": 740}}
SENT = "Thank you. Your answers have arrived."


@pytest.fixture
def asked(transactional_db: None) -> CheckIn:
    people = cast.everybody()
    return cast.check_in(cast.sessions(people.together, 1)[0], "before")


@pytest.fixture
def phone(browser: Browser, asked: CheckIn) -> Iterator[BrowserContext]:
    context = browser.new_context(**PHONE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    yield context
    context.close()


def arrive(context: BrowserContext, server: LiveServer, asked: CheckIn) -> Page:
    """Open the link and press start."""
    page = context.new_page()
    page.goto(f"{server.url}/c/{link(asked).token}/")
    page.get_by_role("button", name="Start").click()
    return page


def answer_of(page: Page, item: int, value: int) -> None:
    page.locator(f"[name='phq-9.{item}'][value='{value}']").click()


def to_the_end(page: Page) -> None:
    """Skip all that is left."""
    send = page.get_by_role("button", name="Send my answers")
    for _ in range(12):
        if send.is_visible():
            return
        page.locator("[data-next]").click()


def test_two_taps_from_the_link_to_the_first_answer(
    phone: BrowserContext, live_server: LiveServer, asked: CheckIn
) -> None:
    page = arrive(phone, live_server, asked)
    page.locator("[name='phq-9.1'][value='1']").tap()
    expect(page.locator("[data-progress]")).to_contain_text("Question 2 /")


def test_back_and_forward_keep_answers_and_sending_stores_them(
    phone: BrowserContext, live_server: LiveServer, asked: CheckIn
) -> None:
    page = arrive(phone, live_server, asked)
    answer_of(page, 1, 2)
    expect(page.locator("[data-progress]")).to_contain_text("Question 2 /")
    page.get_by_role("button", name="Back").click()
    expect(page.locator("[name='phq-9.1'][value='2']")).to_be_checked()
    to_the_end(page)
    page.get_by_role("button", name="Send my answers").dblclick(no_wait_after=True)
    expect(page.get_by_role("heading", name=SENT)).to_be_visible()
    assert Response.objects.get().answers == {"1": 2}


def test_the_keyboard_alone_is_enough(browser: Browser, live_server: LiveServer, asked: CheckIn) -> None:
    context = browser.new_context(**PHONE)  # type: ignore[arg-type]
    page = arrive(context, live_server, asked)
    page.locator("[name='phq-9.1']").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[name='phq-9.1'][value='1']")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator("[data-progress]")).to_contain_text("Question 2 /")
    to_the_end(page)
    page.get_by_role("button", name="Send my answers").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=SENT)).to_be_visible()
    context.close()


def test_without_javascript_the_form_is_one_page_that_can_be_sent(
    browser: Browser, live_server: LiveServer, asked: CheckIn
) -> None:
    context = browser.new_context(**PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = arrive(context, live_server, asked)
    answer_of(page, 1, 1)
    answer_of(page, 9, 1)
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_role("heading", name=SENT)).to_be_visible()
    expect(page.locator("a[href='tel:02079460199']")).to_be_visible()
    context.close()


def test_answers_wait_in_the_page_while_there_is_no_connection(
    phone: BrowserContext, live_server: LiveServer, asked: CheckIn
) -> None:
    page = arrive(phone, live_server, asked)
    answer_of(page, 1, 3)
    to_the_end(page)
    phone.set_offline(True)
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_role("status")).to_contain_text("Not saved yet")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert not Sitting.objects.exists()
    phone.set_offline(False)
    expect(page.get_by_role("heading", name=SENT)).to_be_visible(timeout=40_000)
    assert Response.objects.get().answers == {"1": 3}


def test_another_layout_and_language_keep_what_is_answered(
    phone: BrowserContext, live_server: LiveServer, asked: CheckIn
) -> None:
    page = arrive(phone, live_server, asked)
    answer_of(page, 1, 2)
    page.get_by_role("button", name="Show all questions on one page").click()
    expect(page.locator("[name='phq-9.1'][value='2']")).to_be_checked()
    page.get_by_text("Display and language").click()
    page.get_by_role("button", name="Deutsch").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator("[name='phq-9.1'][value='2']")).to_be_checked()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_of_a_check_in(
    browser: Browser, live_server: LiveServer, asked: CheckIn, scheme: str
) -> None:
    context = browser.new_context(**PHONE, color_scheme=scheme)  # type: ignore[arg-type]
    page, found = context.new_page(), []
    page.goto(f"{live_server.url}/c/{link(asked).token}/")
    found += Axe().run(page).response["violations"]
    page.get_by_role("button", name="Start").click()
    found += Axe().run(page).response["violations"]
    to_the_end(page)
    page.get_by_role("button", name="Send my answers").click()
    expect(page.locator(".form-errors")).to_be_visible()
    found += Axe().run(page).response["violations"]
    answer_of(page, 9, 1)
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_role("heading", name=SENT)).to_be_visible()
    found += Axe().run(page).response["violations"]
    assert [one["id"] for one in found] == []
    context.close()
