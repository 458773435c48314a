"""A client's own page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.web.together.pair import NOW, Pair, signed_in

from accord.web.audit.models import Verb
from accord.web.audit.services import remember
from accord.web.care.models import CheckIn, Consent, Goal, RepairThread
from accord.web.goals import services as goals
from accord.web.together import services
from accord.web.together.models import Conversation

MY = "/my/"


def page(browser: Browser) -> str:
    return browser.get(MY).content.decode()


def test_before_anything_happened_it_says_what_will_be_here(pair: Pair, carla: Browser) -> None:
    assert "After your first check-in" in page(carla)


def test_it_holds_everything_the_client_wrote_also_what_they_keep(pair: Pair, carla: Browser) -> None:
    pair.both(1, words={"hard-to-say": ("I keep this.", "keep"), "one-thing": ("I show this.", "show")})
    text = page(carla)
    assert "I keep this." in text and "only you see this" in text
    assert "I show this." in text and "your therapist sees this" in text


def test_the_client_changes_who_sees_their_words(pair: Pair, carla: Browser, theo: Browser) -> None:
    words = pair.both(1, words={"hard-to-say": ("CANARY", "keep")}).client_words.get()
    carla.post(reverse("together:my_words", args=[words.pk]), {"sharing": "show"})
    assert "CANARY" in theo.get(reverse("together:course", args=[pair.episode.pk])).content.decode()


def test_nobody_else_changes_who_sees_them(pair: Pair, theo: Browser) -> None:
    words = pair.both(1, words={"hard-to-say": ("CANARY", "keep")}).client_words.get()
    assert theo.post(reverse("together:my_words", args=[words.pk]), {"sharing": "show"}).status_code == 403
    curt = signed_in(pair.curt.account)
    assert curt.post(reverse("together:my_words", args=[words.pk]), {"sharing": "show"}).status_code == 404


def test_an_answer_says_read_talked_about_agreed_and_whether_it_helped(pair: Pair, carla: Browser) -> None:
    pair.both(1)
    services.mark_read(episode=pair.episode, hidden_sessions=(), at=NOW, by=pair.theo)
    kept = services.keep_conversation(session=pair.both(2), words={"agreed": "Ask half-way."}, at=NOW, by=pair.theo)
    services.answer_helped(conversation=kept, helped="yes", at=NOW, by=pair.theo)
    text = page(carla)
    assert "what you share, by Theo" in text and "Ask half-way." in text and "It helped" in text


def test_an_unread_answer_says_so(pair: Pair, carla: Browser) -> None:
    pair.both(1)
    assert "not read yet" in page(carla)


def test_a_check_in_that_waits_can_be_answered(pair: Pair, carla: Browser) -> None:
    check_in = pair.asks(pair.session(1), "client")
    at = timezone.now()
    CheckIn.objects.filter(pk=check_in.pk).update(opens_at=at - timedelta(hours=1), due_at=at + timedelta(hours=1))
    assert reverse("checkins:start_own", args=[check_in.pk]) in page(carla)


def test_an_open_thread_asks_whether_it_is_mended(pair: Pair, carla: Browser) -> None:
    for number, level in enumerate((4, 4, 4, 1), start=1):
        pair.both(number, level)
    thread = RepairThread.objects.latest("opened_at")
    assert reverse("together:thread_mended", args=[thread.pk]) in page(carla)


def test_the_client_answers_whether_it_helped_and_stays_on_their_page(pair: Pair, carla: Browser) -> None:
    services.keep_conversation(session=pair.both(1), words={"agreed": "Ask."}, at=NOW, by=pair.theo)
    kept = Conversation.objects.get()
    answer = carla.post(reverse("together:helped", args=[kept.pk]), {"helped": "no"})
    kept.refresh_from_db()
    assert answer.url == MY and kept.helped == "no"


def test_a_proposed_goal_can_be_agreed_to(pair: Pair, carla: Browser) -> None:
    goal = goals.propose(episode=pair.episode, wording="Take the train.", at=NOW, by=pair.theo)
    assert "Take the train." in page(carla)
    carla.post(reverse("goals:agree", args=[goal.pk]))
    assert Goal.objects.get().state == "agreed"


def test_consent_is_changed_with_one_press(pair: Pair, carla: Browser) -> None:
    carla.post(reverse("together:my_consent"), {"purpose": "research", "given": "no"})
    assert not Consent.objects.get(client=pair.carla, purpose="research").given


def test_an_unknown_purpose_changes_nothing(pair: Pair, carla: Browser) -> None:
    carla.post(reverse("together:my_consent"), {"purpose": "all", "given": "yes"})
    assert not Consent.objects.exists()


def test_single_answers_show_who_sees_them_and_can_be_changed(pair: Pair, carla: Browser) -> None:
    session = pair.both(1)
    response = session.responses.get(respondent="client")
    address = reverse("together:my_answers", args=[response.sitting_id])
    assert "A great deal" in carla.get(address).content.decode()
    carla.post(address, {f"{response.pk}.safety": "mine"})
    response.refresh_from_db()
    assert response.choices == {"safety": "mine"}


def test_another_clients_answers_are_not_there(pair: Pair, carla: Browser) -> None:
    sitting = pair.both(1).responses.get(respondent="client").sitting_id
    curt = signed_in(pair.curt.account)
    assert curt.get(reverse("together:my_answers", args=[sitting])).status_code == 404


@pytest.mark.parametrize("name", ["my_page", "looked"])
def test_staff_have_no_such_page(pair: Pair, theo: Browser, name: str) -> None:
    assert theo.get(reverse(f"together:{name}")).status_code == 403


def test_who_has_looked_names_role_and_person_in_plain_words(pair: Pair, carla: Browser, theo: Browser) -> None:
    theo.get(reverse("together:course", args=[pair.episode.pk]))
    text = carla.get(reverse("together:looked")).content.decode()
    assert "Theo, a therapist</strong> looked at the page you two look at together" in text


def test_who_has_looked_holds_nobody_elses_events(pair: Pair, carla: Browser) -> None:
    remember(Verb.READ, "CANARY", by=pair.tess, at=NOW, client_id=pair.curt.pk)
    assert "CANARY" not in carla.get(reverse("together:looked")).content.decode()


def queries_for(browser: Browser) -> int:
    browser.get(MY)
    with CaptureQueriesContext(connection) as queries:
        browser.get(MY)
    return len(queries)


def test_thirty_sessions_take_as_many_queries_as_three(pair: Pair, carla: Browser) -> None:
    for number in range(1, 4):
        pair.both(number, words={"one-thing": ("So.", "show")})
    few = queries_for(carla)
    for number in range(4, 31):
        pair.both(number, words={"one-thing": ("So.", "show")})
    assert queries_for(carla) == few <= 22
