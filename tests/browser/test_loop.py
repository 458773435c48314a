"""The main job in a real browser: from an invitation to "did it help?", on a desk and a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from tests.browser import story
from tests.browser.story import AGREED, HARD_TO_SAY, Pair

GOOD = dict.fromkeys(
    ("trust", "safety", "understanding", "respect", "voice", "teamwork", "goals", "tasks", "off_moment", "held_back"), 1
)
HEAVY = {"1": 1, "9": 1}


@pytest.fixture
def pair(browser: Browser, demo_address: str, request: pytest.FixtureRequest) -> Iterator[Pair]:
    """A client who was welcomed; each story has a name of its own."""
    welcomed = story.welcomed(browser, demo_address, request.param, with_email=True)
    yield welcomed
    story.part_of(welcomed)


def first_session_answered(pair: Pair) -> None:
    """A session that took place today, and the client's answers to it."""
    story.add_session(pair, hours=-2)
    story.took_place(pair)
    story.answer(pair, story.link_of(pair, "After"), GOOD, HARD_TO_SAY)


def test_an_invitation_opens_until_the_client_has_decided(browser: Browser, demo_address: str) -> None:
    pair = story.meet(browser, demo_address, "Ydris")
    story.add_client(pair)
    link = story.invite(pair)
    story.read_welcome(pair, link)
    story.consent(pair, with_email=False)
    pair.phone.goto(link)
    expect(pair.phone.get_by_role("heading", name="This link does not open anything now")).to_be_visible()
    story.to_record(pair)
    expect(pair.desk.get_by_text("yes, since").first).to_be_visible()
    story.part_of(pair)


@pytest.mark.parametrize("pair", ["Yvaine"], indirect=True)
def test_the_therapist_sees_the_answers_once_their_own_view_is_given(pair: Pair) -> None:
    first_session_answered(pair)
    pair.desk.reload()
    expect(pair.desk.get_by_role("heading", name="Give your own view first")).to_be_visible()
    expect(pair.desk.get_by_text(HARD_TO_SAY)).to_have_count(0)
    story.rate(pair)
    expect(pair.desk.get_by_text("Both views side by side")).to_be_visible()
    expect(pair.desk.get_by_text(HARD_TO_SAY)).to_be_visible()


@pytest.mark.parametrize("pair", ["Ysolde"], indirect=True)
def test_what_is_agreed_is_asked_about_next_time(pair: Pair) -> None:
    first_session_answered(pair)
    pair.desk.reload()
    story.rate(pair)
    story.agree(pair)
    story.add_session(pair, hours=1)
    pair.desk.get_by_role("link", name="Look together").click()
    last = pair.desk.locator(".together-last")
    expect(last).to_contain_text(AGREED)
    last.get_by_role("button", name="It helped").click()
    expect(last.get_by_role("button", name="It helped")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("pair", ["Yorick"], indirect=True)
def test_the_client_sees_what_came_of_it_and_can_take_their_words_back(pair: Pair) -> None:
    first_session_answered(pair)
    session = pair.desk.url
    pair.desk.reload()
    story.rate(pair)
    story.agree(pair)
    story.open_own_page(pair)
    heard = pair.phone.locator("section.heard").first
    for what in ("read", "talked about", "agreed"):
        expect(heard.get_by_text(what, exact=True)).to_be_visible()
    expect(heard).to_contain_text(AGREED)
    heard.get_by_role("button", name="Keep it for me").tap()
    expect(pair.phone.get_by_text("only you see this")).to_be_visible()
    pair.desk.goto(session)
    expect(pair.desk.get_by_text(HARD_TO_SAY)).to_have_count(0)


@pytest.mark.parametrize("pair", ["Ylva"], indirect=True)
def test_thoughts_of_self_harm_show_help_at_once_and_stay_until_acknowledged(pair: Pair) -> None:
    story.add_session(pair, hours=1)
    story.answer(pair, story.link_of(pair, "Before"), HEAVY)
    expect(pair.phone.locator("a[href^='tel:']").first).to_be_visible()
    pair.desk.goto(f"{pair.address}/today/")
    waiting = pair.desk.locator(".care-flags li", has_text=pair.name).get_by_role("link", name="Read and respond")
    waiting.click()
    pair.desk.locator("input[name=action]").first.check()
    pair.desk.get_by_role("button", name="Note this with my name").click()
    expect(pair.desk.get_by_text("Noted, with your name and the time.")).to_be_visible()
    pair.desk.goto(f"{pair.address}/today/")
    expect(pair.desk.get_by_role("heading", name="Today", level=1)).to_be_visible()
    expect(waiting).to_have_count(0)
