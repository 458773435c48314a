"""The page of one repair thread."""

import pytest
from django.test import Client as Browser
from django.urls import reverse
from tests.web.together.pair import NOW, Pair

from accord.web.care.models import CheckIn, RepairThread
from accord.web.together import services


@pytest.fixture
def thread(pair: Pair) -> RepairThread:
    for number, level in enumerate((4, 4, 4, 1), start=1):
        pair.both(number, level)
    return RepairThread.objects.latest("opened_at")


def page_of(thread: RepairThread, browser: Browser) -> str:
    return browser.get(reverse("together:thread", args=[thread.pk])).content.decode()


def test_it_says_what_the_ratings_around_it_say(pair: Pair, thread: RepairThread, theo: Browser) -> None:
    assert "It went from 80 to 20. No rating has followed yet." in page_of(thread, theo)


def test_it_says_in_which_session_the_rating_was_back(pair: Pair, thread: RepairThread, theo: Browser) -> None:
    pair.both(5, 4)
    assert "In session 5 it was back." in page_of(thread, theo)


def test_ratings_that_stay_low_are_not_back_yet(pair: Pair, thread: RepairThread, theo: Browser) -> None:
    pair.both(5, 1)
    assert "not back yet" in page_of(thread, theo)


def test_the_client_says_it_is_mended_with_one_press(pair: Pair, thread: RepairThread, carla: Browser) -> None:
    assert "Yes, it is mended" in page_of(thread, carla)
    carla.post(reverse("together:thread_mended", args=[thread.pk]))
    thread.refresh_from_db()
    assert thread.state == "mended" and thread.closed_at is not None


def test_the_therapist_cannot_say_so(pair: Pair, thread: RepairThread, theo: Browser) -> None:
    assert "Yes, it is mended" not in page_of(thread, theo)
    assert theo.post(reverse("together:thread_mended", args=[thread.pk])).status_code == 403


def test_the_therapist_lets_go_with_a_reason_that_the_client_reads(
    pair: Pair, thread: RepairThread, theo: Browser, carla: Browser
) -> None:
    theo.post(reverse("together:thread_let_go", args=[thread.pk]), {"reason": "It was the heat that day."})
    assert "It was the heat that day." in page_of(thread, carla)


def test_letting_go_without_a_reason_gets_a_plain_message(pair: Pair, thread: RepairThread, theo: Browser) -> None:
    answer = theo.post(reverse("together:thread_let_go", args=[thread.pk]), follow=True)
    assert "Say in a sentence why you let it go." in answer.content.decode()


def test_what_was_agreed_stands_in_it(pair: Pair, thread: RepairThread, theo: Browser, carla: Browser) -> None:
    theo.post(reverse("together:thread_talk", args=[thread.pk]), {"agreed": "Say what it is for."})
    assert "Say what it is for." in page_of(thread, carla)


def test_a_wrong_step_gets_a_plain_message(pair: Pair, thread: RepairThread, theo: Browser) -> None:
    services.say_mended(thread=thread, at=NOW, by=pair.carla)
    answer = theo.post(reverse("together:thread_let_go", args=[thread.pk]), {"reason": "So."}, follow=True)
    assert "Take it up again first." in answer.content.decode()


def test_either_takes_it_up_again(pair: Pair, thread: RepairThread, theo: Browser) -> None:
    services.say_mended(thread=thread, at=NOW, by=pair.carla)
    theo.post(reverse("together:thread_reopen", args=[thread.pk]))
    thread.refresh_from_db()
    assert thread.state == "open" and thread.closed_at is None


def test_it_stays_closed_until_the_therapist_has_rated_the_session(
    pair: Pair, thread: RepairThread, theo: Browser
) -> None:
    CheckIn.objects.filter(session=thread.signal.session, respondent="therapist").update(answered_at=None)
    assert theo.get(reverse("together:thread", args=[thread.pk])).status_code == 403


@pytest.mark.parametrize("step", ["thread_talk", "thread_let_go", "thread_reopen"])
def test_strangers_find_nothing(pair: Pair, thread: RepairThread, tess: Browser, step: str) -> None:
    assert tess.post(reverse(f"together:{step}", args=[thread.pk])).status_code == 404


def test_a_supervisor_cannot_open_it(pair: Pair, thread: RepairThread, sam: Browser) -> None:
    assert sam.get(reverse("together:thread", args=[thread.pk])).status_code == 403
