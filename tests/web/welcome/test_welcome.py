"""A client's welcome, from the door behind the link to what happens next."""

from datetime import datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client as Browser
from django.utils import timezone
from tests import cast
from tests.cast import Cast

from accord.web.care.models import CheckIn, Client, Consent, Episode, Purpose
from accord.web.care.services.clients import invite
from accord.web.people.models import User

FINE = {purpose.value: "yes" for purpose in Purpose} | {"name": "Mina", "email": "mina@home.example"}


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def mina(people: Cast, now: datetime) -> Episode:
    """A new client of Theo's who has not been welcomed."""
    client = Client.objects.create(name="Mina M.", email="mina@home.example", created_at=now)
    return Episode.objects.create(client=client, therapist=people.theo, started_on=now.date())


@pytest.fixture
def door(mina: Episode, now: datetime) -> str:
    return f"/i/{invite(client=mina.client, by=mina.therapist, at=now).token}/"


@pytest.fixture
def inside(door: str, client: Browser) -> Browser:
    client.post(door)
    return client


def body(browser: Browser, address: str) -> str:
    return browser.get(address).content.decode()


def test_opening_fifty_times_uses_nothing_up(door: str, client: Browser) -> None:
    for _ in range(50):
        assert client.get(door).status_code == client.head(door).status_code == 200
    assert client.post(door)["location"] == "/welcome/"


def test_the_door_shows_no_name(door: str, client: Browser) -> None:
    assert "Mina" not in body(client, door) and "Theo" not in body(client, door)


def test_unknown_expired_used_and_revoked_links_look_the_same(
    mina: Episode, door: str, client: Browser, now: datetime
) -> None:
    seen = {body(client, "/i/unknown/")}
    for change in ({"expires_at": now}, {"accepted_at": now}, {"revoked_at": now}):
        token = invite(client=mina.client, by=mina.therapist, at=now)
        type(token.invitation).objects.filter(pk=token.invitation.pk).update(**change)
        page = client.get(f"/i/{token.token}/")
        assert page.status_code == 404
        seen.add(page.content.decode().replace(token.token, "unknown"))
    assert len({text.split('<main id="main"')[1].split("</main>")[0] for text in seen}) == 1


@pytest.mark.parametrize("step", ["", "asked/", "who-reads/", "consent/", "done/"])
def test_without_the_cookie_no_step_opens(people: Cast, client: Browser, step: str) -> None:
    assert client.get(f"/welcome/{step}").status_code == 404


@pytest.mark.parametrize("step", ["", "asked/", "who-reads/", "consent/"])
def test_each_step_opens_after_the_door(inside: Browser, step: str) -> None:
    assert inside.get(f"/welcome/{step}").status_code == 200


def test_nothing_is_chosen_beforehand(inside: Browser) -> None:
    assert "checked" not in body(inside, "/welcome/consent/")


def test_every_purpose_needs_its_own_answer_and_what_was_typed_stays(inside: Browser, mina: Episode) -> None:
    page = inside.post("/welcome/consent/", {"name": "Mina Mo", "feedback": "yes"})
    assert page.status_code == 422 and "Mina Mo" in page.content.decode()
    assert "checked" in page.content.decode()
    assert not Consent.objects.filter(client=mina.client).exists()


def test_letters_without_an_address_are_asked_about(inside: Browser) -> None:
    page = inside.post("/welcome/consent/", FINE | {"email": ""})
    assert page.status_code == 422 and "Letters need an address" in page.content.decode()


def test_consents_and_the_name_are_kept(inside: Browser, mina: Episode) -> None:
    assert inside.post("/welcome/consent/", FINE | {"research": "no"})["location"] == "/welcome/done/"
    mina.client.refresh_from_db()
    given = dict(Consent.objects.filter(client=mina.client).values_list("purpose", "given"))
    assert given == {"feedback": True, "supervision": True, "letters": True, "research": False}
    assert mina.client.name == "Mina" and mina.client.welcomed_at and mina.client.letters_wanted


def test_a_second_press_changes_nothing(inside: Browser, mina: Episode) -> None:
    inside.post("/welcome/consent/", FINE)
    again = inside.post("/welcome/consent/", FINE | {"name": "Somebody else", "feedback": "no"})
    assert again["location"] == "/welcome/done/"
    mina.client.refresh_from_db()
    assert mina.client.name == "Mina" and Consent.objects.filter(client=mina.client).count() == 4


def test_an_address_makes_an_account_without_password(inside: Browser, mina: Episode) -> None:
    inside.post("/welcome/consent/", FINE)
    account = User.objects.get(email="mina@home.example")
    assert account.roles == ["client"] and not account.has_usable_password()
    assert account.client == Client.objects.get(pk=mina.client_id)
    assert EmailAddress.objects.get(user=account).verified


def test_an_address_that_no_link_went_to_is_not_verified_yet(inside: Browser) -> None:
    inside.post("/welcome/consent/", FINE | {"email": "other@home.example"})
    assert not EmailAddress.objects.get(email="other@home.example").verified


def test_without_an_address_there_is_no_account(inside: Browser, mina: Episode) -> None:
    inside.post("/welcome/consent/", FINE | {"email": "", "letters": "no"})
    mina.client.refresh_from_db()
    assert mina.client.account is None and mina.client.welcomed_at


def test_somebody_elses_address_never_opens_their_account(inside: Browser, people: Cast, mina: Episode) -> None:
    inside.post("/welcome/consent/", FINE | {"email": people.theo.email})
    mina.client.refresh_from_db()
    assert mina.client.account is None
    people.theo.refresh_from_db()
    assert people.theo.roles == ["therapist"]


def test_a_no_to_check_ins_takes_back_what_was_asked(inside: Browser, mina: Episode, now: datetime) -> None:
    cast.sessions(mina, 1, start=now + timedelta(days=2))
    mina.sessions.update(state="planned")
    inside.post("/welcome/consent/", FINE | {"feedback": "no"})
    assert not CheckIn.objects.filter(session__episode=mina, respondent="client").exists()
    assert "Nothing is asked of you" in body(inside, "/welcome/done/")


def test_the_thanks_say_what_happens_next(inside: Browser) -> None:
    inside.post("/welcome/consent/", FINE)
    page = body(inside, "/welcome/done/")
    assert "Thank you, Mina" in page and "Theo" in page
