"""The client's pages: the door, the form, the thanks."""

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone
from tests import cast
from tests.cast import Cast
from tests.web.checkins.opened import browser_with, link

from accord.web.care.models import CheckIn, CheckInLink, ClientWords, Goal, SafetyFlag, Sitting

ANSWER, THANKS, LAYOUT = "/check-in/", "/check-in/thanks/", "/check-in/layout/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
PAYLOADS = [
    opening + attack + closing
    for opening, closing in (("", ""), ('"', '"'), ("</textarea>", ""), ("'>", "<!--"))
    for attack in (
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<a href=javascript:alert(1)>x</a>",
        "<body onload=alert(1)>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<style>*{display:none}</style>",
        "<input autofocus onfocus=alert(1)>",
        "<details open ontoggle=alert(1)>",
        "<math><mtext><script>alert(1)</script>",
    )
]


def door(token: str) -> str:
    return reverse("checkins:door", args=[token])


def text_of(browser: Browser, address: str, status: int = 200) -> str:
    response = browser.get(address)
    assert response.status_code == status
    return TOKEN.sub("", response.content.decode())


def test_unknown_expired_revoked_and_used_links_look_the_same(people: Cast) -> None:
    expired, revoked, used = (cast.check_in(one) for one in cast.sessions(people.together, 3))
    tokens = ["nobody-knows-this", link(expired).token, link(revoked).token, link(used).token]
    CheckInLink.objects.filter(check_in=expired).update(expires_at=timezone.now() - timedelta(minutes=1))
    CheckInLink.objects.filter(check_in=revoked).update(revoked_at=timezone.now())
    cast.answer(used, cast.alliance(3))
    pages = {text_of(Browser(), door(token), 404) for token in tokens}
    assert len(pages) == 1
    assert reverse("safety:help") in pages.pop()


def test_a_link_opened_fifty_times_by_machines_still_works(after: CheckIn) -> None:
    made = link(after)
    for method in ("get", "head") * 25:
        assert getattr(Browser(), method)(door(made.token)).status_code == 200
    assert Browser().post(door(made.token)).status_code == 302
    assert not Sitting.objects.exists()


def test_the_door_names_nobody(after: CheckIn) -> None:
    page = text_of(Browser(), door(link(after).token))
    assert "Carla" not in page
    assert "Theo" not in page


def test_the_form_starts_with_nothing_chosen(after: CheckIn) -> None:
    page = browser_with(after).get(ANSWER).content.decode()
    chosen = re.findall(r"<input[^>]*\bchecked\b[^>]*>", page)
    assert all('name="share.' in one for one in chosen)


def test_every_page_of_a_check_in_leads_to_help(after: CheckIn) -> None:
    browser = browser_with(after)
    pages = [text_of(Browser(), door(link(after).token)), text_of(Browser(), door("closed"), 404)]
    browser = browser_with(after)
    pages.append(text_of(browser, ANSWER))
    browser.post(ANSWER, cast.alliance(3))
    pages.append(text_of(browser, THANKS))
    assert all(f'href="{reverse("safety:help")}"' in page for page in pages)


def test_sending_twice_and_reloading_end_at_the_same_thanks(after: CheckIn) -> None:
    browser = browser_with(after)
    for _ in range(2):
        assert browser.post(ANSWER, cast.alliance(3)).headers["Location"] == THANKS
    assert browser.get(ANSWER).headers["Location"] == THANKS
    assert Sitting.objects.count() == 1


def test_a_second_tab_with_other_answers_is_told_that_the_first_were_kept(after: CheckIn) -> None:
    browser = browser_with(after)
    browser.post(ANSWER, cast.alliance(3))
    response = browser.post(ANSWER, cast.alliance(1))
    assert response.status_code == 409
    assert "We already have your answers" in response.content.decode()


def test_a_form_with_an_error_keeps_everything_typed(before: CheckIn) -> None:
    before.asks = {**before.asks, "topic": True}
    before.save()
    response = browser_with(before).post(ANSWER, {"phq-9.1": "2", "phq-9.2": "77", "topic": "My sister"})
    page = response.content.decode()
    assert response.status_code == 422
    assert re.search(r'name="phq-9.1" value="2"\s+checked', page)
    assert "My sister" in page
    assert 'href="#phq-9.2"' in page


def test_another_layout_shows_what_was_typed_and_stores_nothing(before: CheckIn) -> None:
    browser = browser_with(before)
    response = browser.post(LAYOUT, {"layout": "all", "sitting_key": "k", "phq-9.1": "2"})
    page = response.content.decode()
    assert 'data-layout="all"' in page
    assert re.search(r'name="phq-9.1" value="2"\s+checked', page)
    assert 'data-layout="all"' in browser.get(ANSWER).content.decode()
    assert not Sitting.objects.exists()


@pytest.mark.parametrize(("chosen", "spoken"), [("", "de"), ("es", "es"), ("klingon", "de")])
def test_the_page_speaks_the_clients_language_unless_another_was_chosen_here(
    after: CheckIn, chosen: str, spoken: str
) -> None:
    after.session.episode.client.language = "de"
    after.session.episode.client.save()
    browser = browser_with(after)
    browser.cookies["accord_language"] = chosen
    response = browser.get(ANSWER, headers={"Accept-Language": "en"})
    assert f'<html lang="{spoken}"' in response.content.decode()
    assert response.headers["Content-Language"] == spoken


def test_questions_in_another_language_are_marked_and_said_to_be(after: CheckIn) -> None:
    browser = browser_with(after)
    browser.cookies["accord_language"] = "de"
    assert '<legend lang="en">' in browser.get(ANSWER).content.decode()


def test_a_risk_answer_gets_numbers_to_call_at_once_and_no_score(before: CheckIn) -> None:
    browser = browser_with(before)
    browser.post(ANSWER, {"phq-9.9": "1", "share.phq-9.9": "mine"})
    page = text_of(browser, THANKS)
    assert 'href="tel:02079460199"' in page
    assert "tell your therapist today" in page
    assert SafetyFlag.objects.get().response.choices == {}
    assert not re.search(r"\bscore|\brisk|\bsafe\b", page.partition("<main")[2].partition("</main>")[0])


def test_a_zero_on_the_risk_item_is_thanked_and_nothing_more(before: CheckIn) -> None:
    browser = browser_with(before)
    browser.post(ANSWER, {"phq-9.9": "0"})
    assert "tel:" not in text_of(browser, THANKS)
    assert not SafetyFlag.objects.exists()


def test_the_risk_item_offers_no_choice_of_who_sees_it(before: CheckIn) -> None:
    page = browser_with(before).get(ANSWER).content.decode()
    assert 'name="share.phq-9.1"' in page
    assert 'name="share.phq-9.9"' not in page


def test_words_say_who_will_see_them(before: CheckIn) -> None:
    before.asks = {**before.asks, "topic": True}
    before.save()
    browser = browser_with(before)
    assert browser.get(ANSWER).content.decode().count('name="share.topic"') == 3
    browser.post(ANSWER, {"topic": "My sister", "share.topic": "keep"})
    assert ClientWords.objects.get().sharing == "keep"


def test_without_crisis_contacts_nothing_is_asked(after: CheckIn, people: Cast) -> None:
    people.practice.crisis_contacts.all().delete()
    assert Browser().get(door(link(after).token)).status_code == 503


def test_done_on_a_shared_device_leaves_nothing_to_come_back_to(before: CheckIn) -> None:
    browser = browser_with(before, "device")
    browser.post(ANSWER, {"phq-9.9": "1"})
    assert "give the device back" in text_of(browser, THANKS)
    browser.post("/check-in/done/")
    assert browser.get(THANKS).status_code == 404


def test_pages_are_kept_out_of_every_cache(after: CheckIn) -> None:
    assert "no-store" in browser_with(after).get(ANSWER).headers["Cache-Control"]


def test_a_post_without_its_token_is_refused(after: CheckIn) -> None:
    strict = Browser(enforce_csrf_checks=True)
    strict.cookies = browser_with(after).cookies
    assert [strict.post(path, {}).status_code for path in (ANSWER, LAYOUT, "/check-in/done/")] == [403] * 3
    assert strict.post(door(link(after).token)).status_code == 403


def test_the_first_view_weighs_at_most_60_kb_over_the_wire(after: CheckIn) -> None:
    page = browser_with(after).get(ANSWER).content
    files = re.findall(r'(?:href|src)="/static/([^"]+)"', page.decode())
    parts = [page, *(Path(str(finders.find(urlsplit(one).path))).read_bytes() for one in files)]
    assert len(files) >= 3
    assert sum(len(brotli.compress(part)) for part in parts) <= 60_000


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_attack_in_words_or_in_a_goal_is_shown_as_text(before: CheckIn, payload: str) -> None:
    before.asks = {**before.asks, "topic": True, "goals": True}
    before.save()
    Goal.objects.create(
        episode=before.session.episode,
        wording=payload,
        state=Goal.State.AGREED,
        proposed_at=cast.START,
        changed_at=cast.START,
    )
    page = browser_with(before).post(ANSWER, {"phq-9.1": "77", "topic": payload}).content.decode()
    assert payload not in page
