"""One session's page: the gate, and both views side by side."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client as Browser
from django.urls import reverse
from tests import cast
from tests.cast import Cast

from accord.web.care.models import Sitting, TherapySession
from accord.web.checkins.forms import Words

FORM = "alliance-check-in-client"


def page(browser: Browser, session: TherapySession) -> str:
    response = browser.get(reverse("care:session", args=[session.pk]))
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def session(people: Cast) -> TherapySession:
    return cast.sessions(people.together, 2)[1]


def rated(session: TherapySession, **forecast: int) -> None:
    cast.answer(cast.check_in(session, respondent="therapist"), cast.alliance(4, of="therapist", **forecast))


def test_before_the_own_view_nothing_said_after_the_session_shows(theo: Browser, session: TherapySession) -> None:
    words = {"hard-to-say": Words("I felt rushed.", "show")}
    cast.answer(cast.check_in(session), cast.alliance(1, off_moment=2), words=words)
    cast.raised(session)
    html = page(theo, session)
    assert "A little" not in html
    assert "I felt rushed." not in html
    assert "lower than usual" not in html


def test_before_the_own_view_there_is_one_calm_card(
    theo: Browser, session: TherapySession, clock: Callable[[datetime], None]
) -> None:
    clock(session.starts_at.replace(hour=12))
    html = page(theo, session)
    assert "Give your own view first" in html
    assert reverse("checkins:rate", args=[session.pk]) in html


def test_what_came_before_the_session_is_open_at_once(theo: Browser, session: TherapySession) -> None:
    words = {"topic": Words("My sister.", "show")}
    cast.answer(cast.check_in(session, "before"), {"phq-9.1": 2}, words=words)
    html = page(theo, session)
    assert "My sister." in html
    assert "More than half the days" in html


def test_a_safety_flag_waits_for_no_gate(theo: Browser, people: Cast) -> None:
    cast.the_practice(plan=[("phq-9", "after", "client", 1), ("alliance-check-in-therapist", "after", "therapist", 1)])
    (session,) = cast.sessions(people.together, 1)
    cast.answer(cast.check_in(session), {"phq-9.9": 1})
    assert "Please read this first" in page(theo, session)


def test_after_the_own_view_both_stand_side_by_side(theo: Browser, session: TherapySession) -> None:
    rated(session, forecast=90)
    cast.answer(cast.check_in(session), cast.alliance(3))
    html = page(theo, session)
    assert html.count("Quite a lot") == 8
    assert html.count("A great deal") == 8
    assert "You expected a score of 90; it was 60." in html


def test_a_skipped_answer_reads_as_not_answered_and_never_as_zero(theo: Browser, session: TherapySession) -> None:
    rated(session)
    answers = cast.alliance(3)
    del answers[f"{FORM}.tasks"]
    cast.answer(cast.check_in(session), answers)
    row = page(theo, session).partition("How we work")[2].partition("</tr>")[0]
    assert "not answered" in row
    assert "None" not in row


@pytest.mark.parametrize(("choice", "reads"), [("mine", "kept by the client"), ("trend", "counts in the trend only")])
def test_what_a_client_keeps_does_not_show(theo: Browser, session: TherapySession, choice: str, reads: str) -> None:
    rated(session)
    answers = cast.alliance({**{f"{one}": 3 for one in ("trust", "respect", "goals", "tasks", "voice")}, "safety": 1})
    cast.answer(cast.check_in(session), answers, choices={f"{FORM}.safety": choice})
    html = page(theo, session)
    assert reads in html
    assert "A little" not in html


def test_a_score_that_would_give_one_answer_away_is_not_beside_the_others(
    theo: Browser, session: TherapySession
) -> None:
    rated(session, forecast=90)
    cast.answer(cast.check_in(session), cast.alliance(3), choices={f"{FORM}.voice": "trend"})
    scores = page(theo, session).partition('class="score-row"')[2]
    assert "60" in scores.partition("The bond")[2].partition("</tr>")[0]
    assert "60" not in scores.partition("Teamwork")[2].partition("</tr>")[0]
    assert "it was 60" not in scores


def test_words_show_as_the_client_chose(theo: Browser, session: TherapySession) -> None:
    rated(session)
    words = {"hard-to-say": Words("A first secret.", "bring-up"), "one-thing": Words("A second secret.", "keep")}
    cast.answer(cast.check_in(session), cast.alliance(4), words=words)
    html = page(theo, session)
    assert "The client wants to bring something up themselves." in html
    assert "secret" not in html


def test_opening_the_page_marks_the_answers_as_read(theo: Browser, session: TherapySession, people: Cast) -> None:
    rated(session)
    cast.answer(cast.check_in(session), cast.alliance(4))
    page(theo, session)
    assert Sitting.objects.get(check_in__respondent="client").read_by == people.theo


def test_an_open_check_in_can_be_handed_over_in_three_ways(
    theo: Browser, session: TherapySession, clock: Callable[[datetime], None]
) -> None:
    clock(session.starts_at)
    html = page(theo, session)
    for name in ("checkins:link", "checkins:here", "checkins:paper"):
        assert reverse(name, args=[cast.check_in(session, "before").pk]) in html
    assert "Send by e-mail" not in html


def test_who_agreed_to_letters_can_be_sent_one(theo: Browser, session: TherapySession, people: Cast) -> None:
    people.carla.email, people.carla.letters_wanted = "carla@example.org", True
    people.carla.save()
    assert reverse("checkins:send", args=[cast.check_in(session).pk]) in page(theo, session)


def test_a_session_is_marked_as_missed(theo: Browser, session: TherapySession) -> None:
    theo.post(reverse("care:set_state", args=[session.pk]), {"state": "missed"})
    session.refresh_from_db()
    assert session.state == "missed"


def test_an_unknown_state_changes_nothing(theo: Browser, session: TherapySession) -> None:
    response = theo.post(reverse("care:set_state", args=[session.pk]), {"state": "dreamt"}, follow=True)
    session.refresh_from_db()
    assert session.state == "attended"
    assert "Choose one of the states shown." in response.content.decode()


@pytest.mark.parametrize(("name", "status"), [("tess", 404), ("sam", 403), ("alma", 403)])
def test_answers_are_for_the_therapist_alone(people: Cast, session: TherapySession, name: str, status: int) -> None:
    browser = Browser()
    browser.force_login(getattr(people, name))
    assert browser.get(reverse("care:session", args=[session.pk])).status_code == status
