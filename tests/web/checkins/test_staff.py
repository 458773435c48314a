"""Pages of staff: their own view, paper, links, this device."""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client as Browser
from django.urls import reverse
from tests import cast
from tests.cast import Cast

from accord.web.care.models import CheckIn, CheckInLink, Respondent, Sitting
from accord.web.outbox.models import Outgoing

WAYS = ("paper", "link", "send", "here")


def address(way: str, check_in: CheckIn) -> str:
    return reverse(f"checkins:{way}", args=[check_in.pk])


def test_a_therapist_gives_their_own_view_once(theo: Browser, after: CheckIn) -> None:
    page = reverse("checkins:rate", args=[after.session_id])
    assert "Your view of the session" in theo.get(page).content.decode()
    theo.post(page, cast.alliance(4, of="therapist"))
    assert Sitting.objects.get().check_in.respondent == Respondent.THERAPIST
    assert theo.get(page).status_code == 302


def test_a_forecast_beyond_100_is_refused_with_what_is_allowed(theo: Browser, after: CheckIn) -> None:
    page = reverse("checkins:rate", args=[after.session_id])
    names = re.findall(r'type="number"[^>]*\bname="([^"]+)"', theo.get(page).content.decode())
    assert names
    response = theo.post(page, {names[0]: "101"})
    assert response.status_code == 422
    assert "0 to 100" in response.content.decode()


def test_answers_from_paper_are_marked_and_offer_no_choices_in_the_clients_place(
    theo: Browser, after: CheckIn, people: Cast
) -> None:
    page = address("paper", after)
    assert 'name="share.' not in theo.get(page).content.decode()
    theo.post(page, cast.alliance(3))
    sitting = Sitting.objects.get()
    assert (sitting.channel, sitting.entered_by) == (Sitting.Channel.PAPER, people.theo)


def test_a_link_is_shown_with_a_code_and_opens_the_check_in(theo: Browser, after: CheckIn) -> None:
    page = theo.post(address("link", after)).content.decode()
    shown = re.search(r'id="link-address" value="([^"]+)"', page)
    assert shown
    assert "<svg" in page
    assert "style=" not in page
    assert Browser().get(urlsplit(shown[1]).path).status_code == 200


def test_the_code_says_the_address_of_the_link(theo: Browser, after: CheckIn, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("accord.web.checkins.views.staff.qr_code", lambda text: said.append(text) or "")
    page = theo.post(address("link", after)).content.decode()
    assert f'value="{said[0]}"' in page


def test_a_new_link_takes_the_earlier_one_back(theo: Browser, after: CheckIn) -> None:
    for _ in range(2):
        theo.post(address("link", after))
    assert [one.revoked_at is None for one in CheckInLink.objects.order_by("created_at")] == [False, True]


def test_a_link_goes_by_mail_only_to_clients_who_agreed(theo: Browser, after: CheckIn) -> None:
    theo.post(address("send", after))
    assert not Outgoing.objects.exists()
    client = after.session.episode.client
    client.email, client.letters_wanted = "carla@example.org", True
    client.save()
    theo.post(address("send", after))
    letter = Outgoing.objects.get()
    assert letter.to == "carla@example.org"
    assert not re.search("Carla|Theo|therap", letter.subject + letter.body)


def test_opening_on_this_device_signs_staff_out_first(theo: Browser, after: CheckIn) -> None:
    response = theo.post(address("here", after))
    assert response.headers["Location"] == reverse("checkins:answer")
    assert theo.get(reverse("checkins:answer")).status_code == 200
    assert "login" in theo.get(reverse("care:today")).headers["Location"]


@pytest.mark.parametrize("way", WAYS)
def test_an_answered_check_in_is_handed_to_nobody(theo: Browser, after: CheckIn, way: str) -> None:
    cast.answer(after, cast.alliance(3))
    assert theo.post(address(way, after)).headers["Location"] == reverse("care:session", args=[after.session_id])
    assert not CheckInLink.objects.exists()


@pytest.mark.parametrize("way", WAYS)
def test_the_therapists_own_questions_are_handed_to_no_client(theo: Browser, after: CheckIn, way: str) -> None:
    own = cast.check_in(after.session, respondent=Respondent.THERAPIST)
    assert theo.post(address(way, own)).status_code == 302
    assert not CheckInLink.objects.exists()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("name", "status"), [("tess", 404), ("alma", 403), ("sam", 403)])
def test_nobody_else_hands_over_a_check_in(people: Cast, after: CheckIn, way: str, name: str, status: int) -> None:
    browser = Browser()
    browser.force_login(getattr(people, name))
    assert browser.post(address(way, after)).status_code == status
    assert not CheckInLink.objects.exists()
