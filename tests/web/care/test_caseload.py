"""The caseload, and adding a client."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests import cast
from tests.cast import Cast

from accord.web.care.models import Client, TherapySession

GOOD = {"name": "Noor", "email": "", "language": "en", "starts_on": "2026-02-02", "time": "14:30"}
MOST_QUERIES = 15


def names_in_order(html: str, *names: str) -> list[str]:
    return sorted(names, key=lambda name: html.index(f">{name}</a>"))


def test_an_empty_caseload_says_how_it_starts(people: Cast) -> None:
    browser = Browser()
    browser.force_login(cast.person("Ines", "therapist"))
    assert "Add the first one" in browser.get(reverse("care:caseload")).content.decode()


def test_a_caseload_holds_the_therapists_own_clients_only(theo: Browser) -> None:
    html = theo.get(reverse("care:caseload")).content.decode()
    assert "Carla" in html
    assert "Curt" not in html


def test_what_needs_attention_comes_first_and_names_second(
    theo: Browser, people: Cast, clock: Callable[[datetime], None]
) -> None:
    noor, _anna = cast.client_of(people.theo, "Noor"), cast.client_of(people.theo, "Anna")
    (session,) = cast.sessions(noor, 1)
    cast.both_rate(session)
    cast.raised(session)
    clock(cast.START + timedelta(days=1))
    html = theo.get(reverse("care:caseload")).content.decode()
    assert names_in_order(html, "Anna", "Carla", "Noor") == ["Noor", "Anna", "Carla"]


def test_the_order_by_name_is_one_link_away(theo: Browser, people: Cast) -> None:
    noor = cast.client_of(people.theo, "Noor")
    cast.raised(cast.sessions(noor, 1, is_asked=False)[0])
    html = theo.get(reverse("care:caseload"), {"order": "name"}).content.decode()
    assert names_in_order(html, "Noor", "Carla") == ["Carla", "Noor"]


def test_a_signal_behind_the_gate_is_not_on_the_caseload(
    theo: Browser, people: Cast, clock: Callable[[datetime], None]
) -> None:
    (session,) = cast.sessions(people.together, 1)
    cast.raised(session)
    clock(cast.START + timedelta(days=1))
    html = theo.get(reverse("care:caseload")).content.decode()
    assert "lower than usual" not in html
    assert "1 session waits for your own view." in html


def test_sixty_clients_of_forty_sessions_cost_no_more_queries_than_three(theo: Browser, people: Cast) -> None:
    costs = []
    for count in (3, 57):
        for number in range(count):
            cast.sessions(cast.client_of(people.theo, f"Client {number}"), 40, is_asked=False)
        with CaptureQueriesContext(connection) as asked:
            assert theo.get(reverse("care:caseload")).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1] <= MOST_QUERIES


def test_a_new_client_comes_with_a_first_session_and_its_check_ins(theo: Browser) -> None:
    response = theo.post(reverse("care:new_client"), GOOD)
    client = next(one for one in Client.objects.all() if one.name == "Noor")
    assert response.headers["Location"] == reverse("care:client", args=[client.pk])
    session = TherapySession.objects.get(episode__client=client)
    assert (session.starts_at.isoformat(), session.check_ins.count()) == ("2026-02-02T14:30:00+00:00", 3)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("name", "", "Write how they want to be called"),
        ("name", "x" * 121, "Write at most 120 characters; there are 121."),
        ("email", "nobody", "Write an address such as name@example.org"),
        ("language", "xx", "Choose one of the languages shown."),
        ("starts_on", "tomorrow", "Write the date as year-month-day"),
        ("time", "half past", "Write the time as hours and minutes"),
    ],
)
def test_bad_input_says_what_is_allowed_and_keeps_what_was_typed(
    theo: Browser, field: str, value: str, message: str
) -> None:
    typed = {"name": "Noor", "email": "noor@example.org", "language": "en", "starts_on": "2026-02-02", "time": ""}
    response = theo.post(reverse("care:new_client"), {**typed, field: value})
    html = response.content.decode()
    assert response.status_code == 422
    assert message in html
    assert all(kept in html for key, kept in {**typed, field: value}.items() if key != "language")


def test_nothing_is_added_from_bad_input(theo: Browser) -> None:
    theo.post(reverse("care:new_client"), {**GOOD, "time": "half past"})
    assert Client.objects.count() == 2
