"""*Today*."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests import cast
from tests.cast import Cast

from accord.web.care.models import TherapySession
from accord.web.checkins.forms import Words

MORNING = cast.START - timedelta(hours=2)
MOST_QUERIES = 15


def page(browser: Browser) -> str:
    response = browser.get(reverse("care:today"))
    assert response.status_code == 200
    return response.content.decode()


def plan(session: TherapySession) -> TherapySession:
    session.state = "planned"
    session.save()
    return session


def test_an_empty_day_says_what_will_be_here(theo: Browser) -> None:
    assert "No sessions today" in page(theo)


def test_a_session_today_shows_time_first_name_and_whether_they_checked_in(theo: Browser, people: Cast) -> None:
    people.carla.name = "Carla Amsel"
    people.carla.save()
    plan(cast.sessions(people.together, 1)[0])
    html = page(theo)
    assert "10:00" in html
    assert "not checked in" in html
    assert ">Carla</a>" in html


def test_the_time_is_the_practices_own(theo: Browser, people: Cast) -> None:
    cast.the_practice(zone="Asia/Kathmandu")
    plan(cast.sessions(people.together, 1)[0])
    assert "15:45" in page(theo)


def test_another_therapists_sessions_are_not_here(theo: Browser, people: Cast) -> None:
    plan(cast.sessions(people.elsewhere, 1)[0])
    assert "Curt" not in page(theo)


def test_an_open_safety_flag_comes_first_even_for_a_later_session(theo: Browser, people: Cast) -> None:
    plan(cast.sessions(cast.client_of(people.theo, "Early"), 1, start=cast.START - timedelta(hours=1))[0])
    (late,) = cast.sessions(people.together, 1)
    cast.answer(cast.check_in(plan(late), "before"), {"phq-9.9": 1}, at=MORNING)
    html = page(theo)
    assert "Please read this first" in html
    assert html.index("10:00") < html.index("09:00")


def test_a_session_still_to_rate_asks_for_the_own_view_before_anything_else(
    theo: Browser, people: Cast, clock: Callable[[datetime], None]
) -> None:
    first, second = cast.sessions(people.together, 2)
    cast.answer(cast.check_in(first), cast.alliance(1, off_moment=2))
    cast.raised(first)
    plan(second)
    clock(second.starts_at - timedelta(hours=1))
    html = page(theo)
    assert "Rate session 1 first" in html
    assert "lower than usual" not in html


def test_after_the_own_view_the_most_important_signal_shows(
    theo: Browser, people: Cast, clock: Callable[[datetime], None]
) -> None:
    first, second = cast.sessions(people.together, 2)
    cast.both_rate(first)
    cast.raised(first, "item-low", weight=10)
    cast.raised(first, "drop", weight=80)
    plan(second)
    clock(second.starts_at - timedelta(hours=1))
    html = page(theo)
    assert "Session 1 was lower than usual for you two, above all in tasks." in html
    assert "One answer" not in html


@pytest.mark.parametrize(("sharing", "shown"), [("bring-up", True), ("keep", False)])
def test_only_that_something_will_be_brought_up_is_said(
    theo: Browser, people: Cast, clock: Callable[[datetime], None], sharing: str, shown: bool
) -> None:
    first, second = cast.sessions(people.together, 2)
    cast.answer(cast.check_in(first, respondent="therapist"), cast.alliance(4, of="therapist"))
    cast.answer(cast.check_in(first), cast.alliance(4), words={"hard-to-say": Words("A secret.", sharing)})
    plan(second)
    clock(second.starts_at - timedelta(hours=1))
    html = page(theo)
    assert ("bring something up themselves" in html) is shown
    assert "A secret." not in html


def test_the_budget_limits_how_many_signals_show(
    theo: Browser, people: Cast, clock: Callable[[datetime], None]
) -> None:
    people.practice.signals_per_week = 1
    people.practice.save()
    for episode in (people.together, cast.client_of(people.theo, "Noor")):
        first, second = cast.sessions(episode, 2)
        cast.both_rate(first)
        cast.raised(first)
        plan(second)
    clock(second.starts_at - timedelta(hours=1))
    assert page(theo).count("lower than usual") == 2  # the sentence, and the same words for screen readers


def test_another_role_gets_no_day(people: Cast) -> None:
    browser = Browser()
    browser.force_login(people.alma)
    assert browser.get(reverse("care:today")).status_code == 403


def test_sixty_clients_of_forty_sessions_cost_no_more_queries_than_three(
    theo: Browser, people: Cast, clock: Callable[[datetime], None]
) -> None:
    costs = []
    for count in (3, 57):
        for number in range(count):
            made = cast.sessions(cast.client_of(people.theo, f"Client {number}"), 40, is_asked=False)
            cast.raised(made[-2])
        clock(made[-1].starts_at - timedelta(hours=1))
        TherapySession.objects.filter(starts_at=made[-1].starts_at).update(state="planned")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page(theo)
        costs.append(len(asked))
    assert costs[0] == costs[1] <= MOST_QUERIES
