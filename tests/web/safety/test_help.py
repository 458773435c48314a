"""Crisis help, for everybody and always."""

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client as Browser
from tests import cast
from tests.cast import Cast

from accord.web.care.models import CrisisContact


def test_it_opens_without_signing_in(people: Cast, client: Browser) -> None:
    page = client.get("/help/").content.decode()
    assert "Someone to talk to" in page and 'href="tel:02079460199"' in page


def test_it_says_that_nobody_reads_live(people: Cast, client: Browser) -> None:
    assert "Nobody reads this site live" in client.get("/help/").content.decode()


def test_without_contacts_it_still_says_what_to_do(db: None, client: Browser) -> None:
    cast.the_practice(has_contacts=False)
    assert "emergency number" in client.get("/help/").content.decode()


def test_it_shows_the_last_known_contacts_when_the_database_is_away(
    people: Cast, client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    client.get("/help/")

    def away() -> None:
        raise OperationalError

    monkeypatch.setattr(CrisisContact.objects, "all", away)
    page = client.get("/help/")
    assert page.status_code == 200 and "Someone to talk to" in page.content.decode()
    cache.clear()


def test_every_page_leads_to_it(people: Cast, client: Browser) -> None:
    for address in ("/", "/accounts/login/", "/methods/", "/i/unknown/"):
        assert 'href="/help/"' in client.get(address).content.decode()
