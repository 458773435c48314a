"""One client's page."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests import cast
from tests.cast import Cast

from accord.web.audit.models import AuditEvent
from accord.web.care.models import Consent, Episode


def page(browser: Browser, people: Cast) -> str:
    response = browser.get(reverse("care:client", args=[people.carla.pk]))
    assert response.status_code == 200
    return response.content.decode()


def signed_in(user: object) -> Browser:
    browser = Browser()
    browser.force_login(user)  # type: ignore[arg-type]
    return browser


def test_a_new_clients_page_says_how_it_starts(theo: Browser, people: Cast) -> None:
    html = page(theo, people)
    assert "No sessions yet" in html
    assert "Not invited yet" in html
    assert "Not enough yet to say" in html


def test_the_title_names_nobody(theo: Browser, people: Cast) -> None:
    assert "<title>A client’s record · Accord</title>" in page(theo, people)


def test_a_stranger_finds_nothing_there(theo: Browser, people: Cast) -> None:
    assert theo.get(reverse("care:client", args=[people.curt.pk])).status_code == 404


@pytest.mark.parametrize("role", ["alma", "rosa"])
def test_who_needs_no_record_sees_none(people: Cast, role: str) -> None:
    browser = signed_in(getattr(people, role))
    assert browser.get(reverse("care:client", args=[people.carla.pk])).status_code == 403


def test_a_client_does_not_see_the_page_about_them(people: Cast) -> None:
    browser = signed_in(people.carla.account)
    assert browser.get(reverse("care:client", args=[people.carla.pk])).status_code == 403


def test_a_supervisor_has_a_page_of_their_own_and_not_this_one(people: Cast) -> None:
    response = signed_in(people.sam).get(reverse("care:client", args=[people.carla.pk]))
    assert response.status_code == 403


def test_looking_is_remembered_for_the_client(theo: Browser, people: Cast) -> None:
    page(theo, people)
    assert AuditEvent.objects.filter(verb="read", about="record", client_id=people.carla.pk).count() == 1


def test_signals_show_once_the_own_view_is_given(theo: Browser, people: Cast) -> None:
    first, second = cast.sessions(people.together, 2)
    cast.both_rate(first)
    cast.raised(first)
    cast.raised(second)
    html = page(theo, people)
    assert "Session 1 was lower than usual" in html
    assert "Session 2 was lower than usual" not in html


def test_what_a_client_agreed_to_is_their_newest_answer(theo: Browser, people: Cast) -> None:
    for given, day in ((True, 0), (False, 1)):
        at = cast.START + timedelta(days=day)
        Consent.objects.create(client=people.carla, purpose="research", text_version="1", given=given, at=at)
    assert "no, since 6 January 2026" in page(theo, people)


def test_a_weekly_series_is_added_from_the_page(theo: Browser, people: Cast) -> None:
    typed = {"on": "2026-02-02", "time": "10:00", "minutes": "50", "count": "4"}
    response = theo.post(reverse("care:add_sessions", args=[people.together.pk]), typed, follow=True)
    assert "4 sessions added." in response.content.decode()
    assert people.together.sessions.count() == 4


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("on", "", "Choose a day."),
        ("on", "2026-01-01", "A new session comes after the last one."),
        ("time", "ten", "Write the time as hours and minutes"),
        ("minutes", "5", "Write a whole number from 10 to 240."),
        ("count", "53", "Write a whole number from 1 to 52."),
    ],
)
def test_bad_sessions_say_what_is_allowed_and_keep_what_was_typed(
    theo: Browser, people: Cast, field: str, value: str, message: str
) -> None:
    cast.sessions(people.together, 1, is_asked=False)
    typed = {"on": "2026-02-02", "time": "10:00", "minutes": "55", "count": "3", field: value}
    response = theo.post(reverse("care:add_sessions", args=[people.together.pk]), typed)
    html = response.content.decode()
    assert (response.status_code, message in html) == (422, True)
    assert all(f'value="{kept}"' in html for kept in typed.values() if kept)


def test_an_ending_keeps_the_record_readable(theo: Browser, people: Cast) -> None:
    theo.post(reverse("care:end", args=[people.together.pk]), {"ending": "left", "on": "2026-03-01"})
    assert Episode.objects.get(pk=people.together.pk).ending == "left"
    assert "Until 1 March 2026, stopped coming" in page(theo, people)


def test_an_ending_without_a_choice_changes_nothing(theo: Browser, people: Cast) -> None:
    response = theo.post(reverse("care:end", args=[people.together.pk]), {"ending": "", "on": "2026-03-01"})
    assert "Choose how it ended." in response.content.decode()
    assert Episode.objects.get(pk=people.together.pk).ended_on is None


@pytest.mark.parametrize("name", ["care:add_sessions", "care:end"])
def test_another_therapist_changes_nothing(people: Cast, name: str) -> None:
    response = signed_in(people.tess).post(reverse(name, args=[people.together.pk]), {})
    assert response.status_code == 404


def test_forty_sessions_cost_no_more_queries_than_three(
    theo: Browser, people: Cast, clock: Callable[[datetime], None]
) -> None:
    costs = []
    for count in (3, 37):
        start = cast.START + timedelta(weeks=people.together.sessions.count())
        for session in cast.sessions(people.together, count, start=start, is_asked=False):
            cast.raised(session)
        with CaptureQueriesContext(connection) as asked:
            page(theo, people)
        costs.append(len(asked))
    assert costs[0] == costs[1]
