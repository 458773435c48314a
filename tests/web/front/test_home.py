"""The first page."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from tests.cast import Cast

from accord.web.people.models import User

Signed = Callable[[User], Browser]


@pytest.mark.parametrize(("who", "leads_to"), [("theo", "/today/"), ("sam", "/supervision/"), ("alma", "/practice/")])
def test_it_leads_everybody_to_the_first_page_of_their_role(
    people: Cast, browser_of: Signed, who: str, leads_to: str
) -> None:
    assert browser_of(getattr(people, who)).get("/")["location"] == leads_to


def test_a_client_comes_to_their_own_page(people: Cast, browser_of: Signed) -> None:
    assert people.carla.account is not None
    assert browser_of(people.carla.account).get("/")["location"] == "/my/"


def test_a_person_with_two_roles_comes_to_the_first_and_finds_the_other(people: Cast, browser_of: Signed) -> None:
    people.theo.roles = ["manager", "therapist"]
    people.theo.save()
    page = browser_of(people.theo).get("/", follow=True)
    assert page.redirect_chain[0][0] == "/today/"
    assert "/practice/" in page.content.decode()


def test_strangers_read_what_this_is_and_can_sign_in(people: Cast, client: Browser) -> None:
    page = client.get("/").content.decode()
    assert "/accounts/login/" in page and "Accord helps" in page


def test_outside_the_demo_there_are_no_sign_in_buttons(people: Cast, client: Browser) -> None:
    assert "/dev/" not in client.get("/").content.decode()
    assert client.post("/dev/sign-in/", {"role": "therapist"}).status_code in {302, 404}
    assert "_auth_user_id" not in client.session


def test_a_therapist_signs_in_with_e_mail_and_password(people: Cast, client: Browser) -> None:
    typed = {"login": "theo@practice.example", "password": "two chairs in a quiet room"}
    assert client.post("/accounts/login/", typed)["location"] == "/"


def test_nobody_signs_up_by_themselves(people: Cast, client: Browser) -> None:
    page = client.get("/accounts/signup/")
    assert "password1" not in page.content.decode()


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/login/code/", "/accounts/password/reset/"])
def test_sign_in_pages_wear_our_theme(people: Cast, client: Browser, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 200
    assert "page-entrance" in page.content.decode() and "<style" not in page.content.decode()
