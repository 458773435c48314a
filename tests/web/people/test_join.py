"""A colleague sets up an account."""

from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone
from tests.cast import Cast

from accord.web.people.models import StaffInvitation, User
from accord.web.practice.services.staff import Invited, invite_colleague

FINE = {"name": "Nora", "password": "a kettle and four chairs"}


@pytest.fixture
def invited(people: Cast) -> Invited:
    return invite_colleague(
        email="Nora@practice.example", name="Nora N.", roles=["therapist"], by=people.alma, at=timezone.now()
    )


def test_the_page_is_not_used_up_by_opening(invited: Invited, client: Browser) -> None:
    for _ in range(3):
        assert client.get(f"/join/{invited.token}/").status_code == 200


def test_joining_signs_in_with_the_invited_roles(invited: Invited, client: Browser) -> None:
    assert client.post(f"/join/{invited.token}/", FINE)["location"] == "/introduction/"
    nora = User.objects.get(email="nora@practice.example")
    assert nora.name == "Nora" and nora.roles == ["therapist"] and nora.check_password(FINE["password"])
    assert client.get("/today/").status_code == 200


@pytest.mark.parametrize("password", ["q7", "password1234", "nora@practice.example", ""])
def test_a_weak_password_is_refused_and_the_name_stays(invited: Invited, client: Browser, password: str) -> None:
    page = client.post(f"/join/{invited.token}/", {"name": "Nora Typed", "password": password})
    assert page.status_code == 422 and "Nora Typed" in page.content.decode()
    assert f'value="{password}"' not in page.content.decode().split('id="id_password"')[1]
    assert not User.objects.filter(email="nora@practice.example").exists()


def test_unknown_expired_used_and_revoked_links_look_the_same(invited: Invited, client: Browser) -> None:
    bodies = {client.get("/join/unknown/").content.decode().replace("unknown", "")}
    at, row = timezone.now(), StaffInvitation.objects.filter(pk=invited.invitation.pk)
    for change in ({"expires_at": at}, {"accepted_at": at}, {"revoked_at": at}):
        row.update(expires_at=at + timedelta(days=1), accepted_at=None, revoked_at=None)
        row.update(**change)
        page = client.get(f"/join/{invited.token}/")
        assert page.status_code == 404
        bodies.add(page.content.decode().replace(invited.token, ""))
    assert len({text.split('<main id="main"')[1].split("</main>")[0] for text in bodies}) == 1


def test_a_link_works_once(invited: Invited, client: Browser) -> None:
    client.post(f"/join/{invited.token}/", FINE)
    assert Browser().post(f"/join/{invited.token}/", FINE).status_code == 404
    assert User.objects.filter(email="nora@practice.example").count() == 1
