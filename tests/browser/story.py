"""One pair through the whole loop, as people would go: the therapist at a desk, the client on a phone."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Page, expect
from tests.browser.crawl import sign_in

ZONE = ZoneInfo("Europe/Berlin")
DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
HARD_TO_SAY = "I nearly did not come today."
AGREED = "Begin with what the week was like"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two open browsers, and the name of the client that this story is about."""

    address: str
    desk: Page
    phone: Page
    name: str

    @property
    def email(self) -> str:
        """Where the client's letters go."""
        return f"{self.name.lower()}@story.example"


def meet(browser: Browser, address: str, name: str) -> Pair:
    """The demo's therapist signed in at the desk, and a phone that nobody has used before."""
    desk = sign_in(browser.new_context(**DESK), address, "therapist")  # type: ignore[arg-type]
    phone = browser.new_context(**PHONE).new_page()  # type: ignore[arg-type]
    for page in (desk, phone):
        page.set_default_timeout(10_000)
    return Pair(address, desk, phone, name)


def part_of(pair: Pair) -> None:
    """Both close their browsers."""
    pair.desk.context.close()
    pair.phone.context.close()


def add_client(pair: Pair) -> None:
    """The therapist adds the client, without a session yet."""
    pair.desk.goto(f"{pair.address}/clients/")
    pair.desk.get_by_role("link", name="Add a client").click()
    pair.desk.get_by_label("Name, as they want to be called").fill(pair.name)
    pair.desk.get_by_label("First session on").fill(datetime.now(ZONE).strftime("%Y-%m-%d"))
    pair.desk.get_by_role("button", name="Add", exact=True).click()
    expect(pair.desk.get_by_role("heading", name=pair.name, level=1)).to_be_visible()


def to_record(pair: Pair) -> None:
    """The therapist opens the client's page from the caseload."""
    pair.desk.goto(f"{pair.address}/clients/")
    pair.desk.get_by_role("link", name=pair.name, exact=True).first.click()
    expect(pair.desk.get_by_role("heading", name=pair.name, level=1)).to_be_visible()


def add_session(pair: Pair, *, hours: float) -> None:
    """A session so many hours from now on the practice's clock, and its page."""
    at = datetime.now(ZONE) + timedelta(hours=hours)
    to_record(pair)
    before = pair.desk.locator("a.row-link").count()
    card = pair.desk.locator("form", has=pair.desk.get_by_label("How many, one a week"))
    card.locator("[name$='on']").fill(at.strftime("%Y-%m-%d"))
    card.locator("[name$='time']").fill(at.strftime("%H:%M"))
    card.get_by_role("button", name="Add").click()
    rows = pair.desk.locator("a.row-link")
    expect(rows).to_have_count(before + 1)
    rows.filter(has_text=re.compile(rf"{before + 1}$")).click()
    expect(pair.desk.get_by_role("heading", name=f"Session {before + 1}", level=1)).to_be_visible()


def invite(pair: Pair) -> str:
    """The invitation's address, shown once."""
    to_record(pair)
    pair.desk.get_by_role("button", name="Invite", exact=True).click()
    expect(pair.desk.get_by_role("heading", name="An invitation to hand over")).to_be_visible()
    return pair.desk.get_by_role("textbox", name="The link").input_value()


def read_welcome(pair: Pair, link: str) -> None:
    """The client reads who the therapist is, what is asked, and who reads it."""
    pair.phone.goto(link)
    pair.phone.get_by_role("button", name="English").tap()
    pair.phone.get_by_role("button", name="Start reading").tap()
    for heading in ("This is Theo", "What is asked, and why", "Who reads what"):
        expect(pair.phone.get_by_role("heading", name=heading, level=1)).to_be_visible()
        pair.phone.get_by_role("link", name="Next").tap()


def consent(pair: Pair, *, with_email: bool) -> None:
    """The client says yes or no to each purpose; nothing was chosen for them."""
    expect(pair.phone.locator("input[type=radio]:checked")).to_have_count(0)
    for purpose in ("feedback", "supervision", "letters", "research"):
        is_yes = purpose == "feedback" or (purpose == "letters" and with_email)
        group = pair.phone.locator(f"fieldset#id_{purpose}")
        group.get_by_role("radio", name="Yes" if is_yes else "No").tap()
    pair.phone.get_by_label("What would you like to be called?").fill(pair.name)
    if with_email:
        pair.phone.get_by_label("Your e-mail address").fill(pair.email)
    pair.phone.get_by_role("button", name="Keep my answers").tap()
    expect(pair.phone.get_by_role("heading", name=f"Thank you, {pair.name}")).to_be_visible()


def welcomed(browser: Browser, address: str, name: str, *, with_email: bool) -> Pair:
    """A pair whose client has been welcomed and has agreed."""
    pair = meet(browser, address, name)
    add_client(pair)
    read_welcome(pair, invite(pair))
    consent(pair, with_email=with_email)
    return pair


def took_place(pair: Pair) -> None:
    """The therapist says that the session whose page is open took place."""
    pair.desk.get_by_role("button", name="Took place").click()
    expect(pair.desk.get_by_text("Marked as: took place")).to_be_visible()


def link_of(pair: Pair, moment: str) -> str:
    """A check-in link for the session whose page is open; back on that page afterwards."""
    asked = pair.desk.locator("section.asked", has_text=moment)
    asked.get_by_role("button", name="Link and QR code").click()
    link = pair.desk.get_by_role("textbox", name="The link").input_value()
    pair.desk.get_by_role("link", name="Back to the session").click()
    return link


def answer(pair: Pair, link: str, chosen: dict[str, int], words: str = "") -> None:
    """The client taps one answer at a time: what `chosen` says by the end of a field's name, else skips.

    By clicks: the page takes two taps at one place within 400 ms for a double tap, and a robot is faster than a finger.
    """
    pair.phone.goto(link)
    pair.phone.get_by_role("button", name="Start").tap()
    send = pair.phone.get_by_role("button", name="Send my answers")
    for number in range(1, 30):
        expect(pair.phone.locator("[data-progress]")).to_contain_text(f"Question {number} /")
        question = pair.phone.locator("[data-question]:visible")
        if words and question.locator("[name='hard-to-say']").count():
            write(question.page, words)
        moves_on = tap_chosen(pair.phone, chosen)
        if send.is_visible():
            break
        if not moves_on:
            pair.phone.locator("[data-next]").click()
    send.tap()
    expect(pair.phone.get_by_role("heading", name="Thank you. Your answers have arrived.")).to_be_visible()


def write(phone: Page, words: str) -> None:
    """What was hard to say, to be shown now."""
    phone.locator("textarea[name='hard-to-say']").fill(words)
    phone.locator("fieldset.sharing:visible").get_by_role("radio", name="Show it now").tap()


def tap_chosen(phone: Page, chosen: dict[str, int]) -> bool:
    """Tap the answer chosen for the question in view; False when none is."""
    radio = phone.locator("[data-question]:visible input[type=radio]:not([name^='share.'])").first
    name = radio.get_attribute("name") if radio.count() else ""
    value = chosen.get((name or "").rpartition(".")[2])
    if value is None:
        return False
    phone.locator(f"[name='{name}'][value='{value}']").click()
    return True


def rate(pair: Pair) -> None:
    """The therapist gives their own view of the session whose page is open."""
    pair.desk.get_by_role("link", name="Give my view").click()
    for group in pair.desk.locator("fieldset.choices").all():
        if group.is_visible():
            group.get_by_role("radio").last.click()
    pair.desk.get_by_role("button", name="Save my view").click()


def agree(pair: Pair) -> None:
    """On the shared view, one sentence is kept."""
    pair.desk.get_by_role("link", name="Look together").click()
    pair.desk.get_by_label("We agree to try …").fill(AGREED)
    pair.desk.get_by_role("button", name="Keep this").click()
    expect(pair.desk.locator("#conversation").get_by_text("kept", exact=True)).to_be_visible()


def open_own_page(pair: Pair) -> None:
    """The client signs in by the code in a letter."""
    pair.phone.goto(f"{pair.address}/accounts/login/code/")
    pair.phone.locator("input[name=email]").fill(pair.email)
    pair.phone.locator("main form button[type=submit]").first.tap()
    expect(pair.phone.locator("input[name=code]")).to_be_visible()
    pair.desk.goto(f"{pair.address}/dev/mail/")
    letter = pair.desk.locator("main section, main article, main .tile").filter(has_text=pair.email).first
    code = re.search(r"^\s*([A-Z0-9]{4}-[A-Z0-9]{4})\s*$", letter.inner_text(), re.MULTILINE)
    assert code, letter.inner_text()
    pair.phone.locator("input[name=code]").fill(code[1])
    pair.phone.locator("main form button[type=submit]").first.tap()
    expect(pair.phone.get_by_role("heading", name=f"Hello, {pair.name}")).to_be_visible()
