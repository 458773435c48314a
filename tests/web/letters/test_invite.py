"""The invitation: made, shown once, sent where there is an address."""

import pytest
from django.test import Client as Browser
from django.urls import reverse
from tests import cast
from tests.cast import Cast

from accord.web.care.models import Invitation
from accord.web.outbox.models import Outgoing


@pytest.fixture
def people(db: None) -> Cast:
    return cast.everybody()


@pytest.fixture
def theo(people: Cast) -> Browser:
    browser = Browser()
    browser.force_login(people.theo)
    return browser


def test_an_invitation_is_shown_once_as_link_and_code(theo: Browser, people: Cast) -> None:
    html = theo.post(reverse("letters:invite", args=[people.carla.pk])).content.decode()
    assert "/i/" in html
    assert "<svg" in html
    assert Invitation.objects.count() == 1


def test_an_invitation_is_sent_only_when_asked_and_there_is_an_address(theo: Browser, people: Cast) -> None:
    people.carla.email = "carla@example.org"
    people.carla.save()
    theo.post(reverse("letters:invite", args=[people.carla.pk]))
    assert not Outgoing.objects.exists()
    theo.post(reverse("letters:invite", args=[people.carla.pk]), {"send": "yes"})
    assert Outgoing.objects.get().to == "carla@example.org"


def test_a_welcomed_client_gets_no_second_welcome(theo: Browser, people: Cast) -> None:
    people.carla.welcomed_at = cast.START
    people.carla.save()
    response = theo.post(reverse("letters:invite", args=[people.carla.pk]), follow=True)
    assert "welcomed already" in response.content.decode()


def test_another_therapist_invites_nobody_here(people: Cast) -> None:
    browser = Browser()
    browser.force_login(people.tess)
    assert browser.post(reverse("letters:invite", args=[people.carla.pk])).status_code == 404
    assert not Invitation.objects.exists()
