"""What only the demo has: sign-in by a button, the tour, and its letters."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client as Browser
from tests.cast import Cast

from accord.web.config.demo_practice import SIGN_INS
from accord.web.outbox.transport import backend_for
from accord.web.people.models import User

pytestmark = pytest.mark.urls("tests.web.front.demo_urls")


@pytest.fixture
def demo(people: Cast, settings: Any, tmp_path: Path) -> Path:
    """The demo's settings, with the cast behind its sign-ins."""
    settings.ACCORD_DEMO = True
    settings.CONFIGURATION = replace(settings.CONFIGURATION, mail=f"folder:{tmp_path}", demo=True)
    accounts = {
        "therapist": people.theo,
        "client": people.carla.account,
        "supervisor": people.sam,
        "manager": people.alma,
    }
    for one in SIGN_INS:
        User.objects.filter(pk=accounts[one.role].pk).update(email=one.email)
    return tmp_path


def test_the_first_page_has_a_button_per_role(demo: Path, client: Browser) -> None:
    page = client.get("/").content.decode()
    assert all(f'value="{one.role}"' in page for one in SIGN_INS)


@pytest.mark.parametrize("role", [one.role for one in SIGN_INS])
def test_one_press_signs_in(demo: Path, client: Browser, role: str) -> None:
    client.post("/dev/sign-in/", {"role": role})
    assert User.objects.get(pk=client.session["_auth_user_id"]).has_role(role)


def test_an_unknown_role_is_not_there(demo: Path, client: Browser) -> None:
    assert client.post("/dev/sign-in/", {"role": "owner"}).status_code == 404


def test_the_tour_leads_to_the_shared_view(demo: Path, people: Cast, client: Browser) -> None:
    assert client.post("/dev/tour/")["location"] == f"/episodes/{people.together.pk}/course/"


def test_letters_are_shown_newest_first_with_links_and_without_markup(demo: Path, client: Browser) -> None:
    for body in ("first https://a.example/i/x/", "second <script>alert(1)</script>"):
        backend_for(f"folder:{demo}").send_messages([EmailMessage("Hello", body, to=["carla@home.example"])])
    page = client.get("/dev/mail/").content.decode()
    assert 'href="https://a.example/i/x/"' in page and "<script>alert" not in page
    assert page.index("second") < page.index("first <a")


def test_an_empty_folder_says_what_will_be_here(demo: Path, client: Browser) -> None:
    assert "No letters yet" in client.get("/dev/mail/").content.decode()
