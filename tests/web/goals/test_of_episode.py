"""Pages of goals, for both."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.web.together.pair import NOW, Pair, signed_in

from accord.web.care.models import CheckIn, Goal, GoalRating, Sitting
from accord.web.goals import queries, services


def address(pair: Pair) -> str:
    return reverse("goals:of_episode", args=[pair.episode.pk])


def agreed(pair: Pair, wording: str, day: int = 0) -> Goal:
    at = NOW + timedelta(days=day)
    goal = services.propose(episode=pair.episode, wording=wording, at=at, by=pair.carla)
    return services.agree(goal=goal, at=at, by=pair.theo)


def rate(pair: Pair, goal: Goal, number: int, value: int, moment: str = "before") -> None:
    session = pair.session(number)
    times = {"opens_at": NOW, "due_at": NOW}
    check_in = CheckIn.objects.create(session=session, moment=moment, respondent="client", **times)
    sitting = Sitting.objects.create(
        check_in=check_in, sitting_key=uuid4(), body_hash="", received_at=NOW, channel="link"
    )
    GoalRating.objects.create(goal=goal, sitting=sitting, value=value)


def test_without_goals_it_says_how_the_first_one_starts(pair: Pair, theo: Browser) -> None:
    assert "No goals yet" in theo.get(address(pair)).content.decode()


def test_the_therapist_proposes_and_the_client_agrees(pair: Pair, theo: Browser, carla: Browser) -> None:
    theo.post(address(pair), {"wording": "Take the train."})
    carla.post(reverse("goals:agree", args=[Goal.objects.get().pk]))
    assert Goal.objects.get().state == "agreed"


def test_the_client_proposes_on_their_own_page(pair: Pair, carla: Browser) -> None:
    carla.post(reverse("goals:mine"), {"wording": "Sleep before midnight."})
    assert Goal.objects.get().proposed_by == "client"


def test_who_proposed_gets_a_plain_message_when_agreeing_alone(pair: Pair, theo: Browser) -> None:
    theo.post(address(pair), {"wording": "Take the train."})
    answer = theo.post(reverse("goals:agree", args=[Goal.objects.get().pk]), follow=True)
    assert "It counts once the other one of you agrees." in answer.content.decode()


def test_an_empty_wording_is_refused_in_words(pair: Pair, theo: Browser) -> None:
    answer = theo.post(address(pair), {"wording": " "})
    assert answer.status_code == 422 and not Goal.objects.exists()


def test_the_first_three_agreed_are_in_focus(pair: Pair) -> None:
    for day, wording in enumerate(("One.", "Two.", "Three.", "Four.")):
        agreed(pair, wording, day)
    focus = queries.goals_of(pair.episode).in_focus
    assert [one.goal.wording for one in focus] == ["One.", "Two.", "Three."]


def test_new_words_are_proposed_from_the_page(pair: Pair, theo: Browser) -> None:
    goal = agreed(pair, "Take the train.")
    theo.post(reverse("goals:reword", args=[goal.pk]), {"wording": "Take the bus."})
    assert Goal.objects.get(state="proposed").replaces == goal


def test_ratings_make_a_small_course(pair: Pair, theo: Browser) -> None:
    goal = agreed(pair, "Take the train.")
    rate(pair, goal, 1, 2)
    rate(pair, goal, 2, 5)
    text = theo.get(address(pair)).content.decode()
    assert "5 of 10, first 2" in text and "Session 2: 5 of 10" in text


def test_ratings_from_after_an_unrated_session_stay_closed(pair: Pair) -> None:
    goal = agreed(pair, "Take the train.")
    rate(pair, goal, 1, 2)
    rate(pair, goal, 2, 9, moment="after")
    hidden = pair.episode.sessions.filter(number=2).values_list("pk", flat=True)
    assert queries.goals_of(pair.episode, hidden_sessions=hidden).agreed[0].latest == 2


@pytest.mark.parametrize("step", ["agree", "reach", "let_go", "reopen", "reword"])
def test_strangers_find_no_goal(pair: Pair, tess: Browser, step: str) -> None:
    goal = agreed(pair, "Take the train.")
    for browser in (tess, signed_in(pair.curt.account)):
        assert browser.post(reverse(f"goals:{step}", args=[goal.pk]), {"wording": "Mine."}).status_code == 404


def test_a_supervisor_sees_no_wording(pair: Pair, sam: Browser) -> None:
    agreed(pair, "CANARY")
    answer = sam.get(address(pair))
    assert answer.status_code == 403 and "CANARY" not in answer.content.decode()


def test_a_foreign_therapist_finds_no_page(pair: Pair, tess: Browser) -> None:
    assert tess.get(address(pair)).status_code == 404


def queries_for(pair: Pair, browser: Browser) -> int:
    with CaptureQueriesContext(connection) as seen:
        browser.get(address(pair))
    return len(seen)


def test_thirty_goals_take_as_many_queries_as_three(pair: Pair, theo: Browser) -> None:
    for number in range(3):
        agreed(pair, f"Goal {number}.", number)
    few = queries_for(pair, theo)
    for number in range(3, 30):
        agreed(pair, f"Goal {number}.", number)
    assert queries_for(pair, theo) == few
