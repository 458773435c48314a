"""One signal, explained."""

import pytest
from django.test import Client as Browser
from django.urls import reverse
from tests import cast
from tests.cast import Cast

from accord.content.guidance import guidance
from accord.web.care.models import RaisedSignal


@pytest.fixture
def drop(people: Cast) -> RaisedSignal:
    (session,) = cast.sessions(people.together, 1)
    cast.both_rate(session)
    return cast.raised(session)


def test_a_signal_shows_rule_version_numbers_and_source(theo: Browser, drop: RaisedSignal) -> None:
    html = theo.get(reverse("care:signal", args=[drop.pk])).content.decode()
    for part in ("Session 1 was lower than usual", "drop-k, version 1", "Gumz 2012", "80", "60", "Not measured yet"):
        assert part in html


def test_a_measured_rate_of_false_alarms_is_said_in_a_hundred(theo: Browser, drop: RaisedSignal) -> None:
    drop.parameters["false_alarm_rate"] = 0.06
    drop.save()
    assert "about 6 of 100 simulated sessions" in theo.get(reverse("care:signal", args=[drop.pk])).content.decode()


def test_a_signal_behind_the_gate_leads_to_the_own_view(theo: Browser, people: Cast) -> None:
    (session,) = cast.sessions(people.together, 1)
    response = theo.get(reverse("care:signal", args=[cast.raised(session).pk]))
    assert response.headers["Location"] == reverse("care:session", args=[session.pk])


@pytest.mark.parametrize(
    ("name", "agreed", "status"),
    [("sam", True, 200), ("sam", False, 403), ("tess", True, 404), ("alma", True, 403)],
)
def test_a_supervisor_may_read_why_when_the_client_agreed_and_strangers_may_not(
    people: Cast, drop: RaisedSignal, name: str, agreed: bool, status: int
) -> None:
    cast.consent(people.carla, "supervision", given=agreed)
    browser = Browser()
    browser.force_login(getattr(people, name))
    assert browser.get(reverse("care:signal", args=[drop.pk])).status_code == status


@pytest.mark.parametrize(("name", "is_shown"), [("theo", True), ("sam", False)])
def test_a_signal_that_passes_on_an_answer_shows_it_to_the_therapist_alone(
    people: Cast, name: str, is_shown: bool
) -> None:
    (session,) = cast.sessions(people.together, 1)
    cast.answer(cast.check_in(session, respondent="therapist"), cast.alliance(4, of="therapist"))
    cast.answer(cast.check_in(session), cast.alliance(4, held_back=2))
    found = RaisedSignal.objects.get(kind="held-back")
    cast.consent(people.carla, "supervision", given=True)
    browser = Browser()
    browser.force_login(getattr(people, name))
    html = browser.get(reverse("care:signal", args=[found.pk])).content.decode()
    assert ("Yes, something important" in html) is is_shown


def test_a_signal_suggests_in_the_words_of_its_aspect(theo: Browser, drop: RaisedSignal) -> None:
    suggestion = guidance("tasks")
    html = theo.get(reverse("care:signal", args=[drop.pk])).content.decode()
    assert suggestion is not None
    assert all(one in html for one in (*suggestion.ask, *suggestion.steps))
