"""The shared view."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.web.together.pair import NOW, Pair

from accord.web.audit.models import AuditEvent
from accord.web.care.models import ClientWords, RaisedSignal, Sitting
from accord.web.together.models import Conversation
from accord.web.together.queries.shared import shared_view_of

STEPS = {"seen": "A dip.", "felt": "Alone.", "would_help": "Time.", "agreed": "Start with the week."}


def address(pair: Pair) -> str:
    return reverse("together:course", args=[pair.episode.pk])


def test_an_episode_without_sessions_says_what_will_be_here(pair: Pair, theo: Browser) -> None:
    assert "Nothing to look at yet" in theo.get(address(pair)).content.decode()


def test_the_finding_names_the_low_session_and_the_one_that_came_back(pair: Pair, theo: Browser) -> None:
    for number, level in enumerate((4, 4, 4, 2, 4, 4), start=1):
        pair.both(number, level)
    page = theo.get(address(pair)).content.decode()
    assert "Alliance of 6 sessions: usually around 73, lower than usual in session 4, back in session 5." in page


def test_two_ratings_are_not_enough_to_say_what_is_usual(pair: Pair, theo: Browser) -> None:
    pair.both(1)
    pair.both(2)
    assert "Not enough yet to say what is usual: 2 ratings so far." in theo.get(address(pair)).content.decode()


def test_a_session_that_the_therapist_has_not_rated_stays_closed_and_the_page_says_so(
    pair: Pair, theo: Browser
) -> None:
    session = pair.session(1)
    pair.asks(session, "therapist")
    pair.says(session, "client", 1, words={"hard-to-say": ("CANARY", "show")})
    page = theo.get(address(pair)).content.decode()
    assert "CANARY" not in page and "Give your view of session 1" in page


def test_what_is_closed_counts_as_unread(pair: Pair, theo: Browser) -> None:
    session = pair.session(1)
    pair.asks(session, "therapist")
    pair.says(session, "client")
    theo.get(address(pair))
    assert Sitting.objects.get(check_in__respondent="client").read_at is None


def test_opening_it_marks_answers_and_shared_words_as_read(pair: Pair, theo: Browser) -> None:
    pair.both(1, words={"hard-to-say": ("Shown.", "show"), "one-thing": ("Kept.", "keep")})
    theo.get(address(pair))
    assert Sitting.objects.get(check_in__respondent="client").read_by == pair.theo
    read = dict(ClientWords.objects.values_list("kind", "read_at"))
    assert read["hard-to-say"] is not None and read["one-thing"] is None


def test_the_clients_own_look_marks_nothing_as_read(pair: Pair, carla: Browser) -> None:
    pair.both(1)
    carla.get(address(pair))
    assert Sitting.objects.get(check_in__respondent="client").read_at is None


def test_opening_it_is_remembered_in_the_audit_trail(pair: Pair, theo: Browser) -> None:
    theo.get(address(pair))
    event = AuditEvent.objects.get(about="shared view")
    assert (event.verb, event.by_id, event.client_id) == ("read", pair.theo.pk, pair.carla.pk)


@pytest.mark.parametrize("sharing", ["keep", "bring-up"])
def test_private_words_never_reach_the_page(pair: Pair, theo: Browser, sharing: str) -> None:
    pair.both(1, words={"hard-to-say": ("CANARY", sharing)})
    page = theo.get(address(pair)).content.decode()
    assert "CANARY" not in page and ("Carla wants to bring something up." in page) == (sharing == "bring-up")


def test_a_kept_answer_is_missing_among_the_aspects(pair: Pair, theo: Browser) -> None:
    pair.both(1, choices={"alliance-check-in-client.safety": "mine"})
    assert "Room to say hard things" not in theo.get(address(pair)).content.decode()


def test_an_agreement_is_kept_and_asked_about_next_time(pair: Pair, theo: Browser) -> None:
    pair.both(1)
    assert theo.post(address(pair), STEPS).status_code == 302
    pair.both(2)
    page = theo.get(address(pair)).content.decode()
    assert "Start with the week." in page and "Did it help?" in page


def test_an_agreement_is_not_asked_about_in_the_same_session(pair: Pair, theo: Browser) -> None:
    pair.both(1)
    theo.post(address(pair), STEPS)
    assert "Did it help?" not in theo.get(address(pair)).content.decode()


def test_only_the_agreed_sentence_is_required(pair: Pair, theo: Browser) -> None:
    pair.both(1)
    theo.post(address(pair), {"agreed": "Ask half-way."})
    assert Conversation.objects.get().agreed == "Ask half-way."


def test_without_an_agreed_sentence_nothing_is_kept_and_everything_typed_stays(pair: Pair, theo: Browser) -> None:
    pair.both(1)
    answer = theo.post(address(pair), {"seen": "We typed this.", "agreed": " "})
    assert answer.status_code == 422 and "We typed this." in answer.content.decode()
    assert not Conversation.objects.exists()


def test_whether_it_helped_is_one_press(pair: Pair, theo: Browser) -> None:
    pair.both(1)
    theo.post(address(pair), STEPS)
    kept = Conversation.objects.get()
    theo.post(reverse("together:helped", args=[kept.pk]), {"helped": "partly"})
    kept.refresh_from_db()
    assert kept.helped == "partly" and kept.helped_at is not None


def test_talked_about_is_one_press_and_leaves_what_stands_out(pair: Pair, theo: Browser) -> None:
    for number, level in enumerate((4, 4, 4, 1), start=1):
        pair.both(number, level)
    signal = pair.episode.signals.order_by("-weight").first()
    theo.post(reverse("together:talked_about", args=[signal.pk]))
    signal.refresh_from_db()
    assert signal.talked_about_at is not None


def test_a_closed_session_cannot_be_marked_as_talked_about(pair: Pair, theo: Browser) -> None:
    for number in (1, 2, 3):
        pair.both(number)
    session = pair.session(4)
    pair.asks(session, "therapist")
    pair.says(session, "client", 1)
    signal = pair.episode.signals.filter(session=session).first()
    assert theo.post(reverse("together:talked_about", args=[signal.pk])).status_code == 403


def test_a_foreign_therapist_finds_nothing(pair: Pair, tess: Browser) -> None:
    assert tess.get(address(pair)).status_code == 404
    assert tess.post(address(pair), STEPS).status_code == 404


def test_a_supervisor_cannot_keep_a_conversation(pair: Pair, sam: Browser) -> None:
    pair.both(1)
    assert sam.post(address(pair), STEPS).status_code == 403


def test_the_client_can_look_but_keeps_nothing_here(pair: Pair, carla: Browser) -> None:
    pair.both(1)
    assert carla.get(address(pair)).status_code == 200
    assert carla.post(address(pair), STEPS).status_code == 403


def test_nothing_of_the_therapists_own_is_on_it(pair: Pair, theo: Browser) -> None:
    pair.both(1)
    page = theo.get(address(pair)).content.decode()
    assert "Curt" not in page and "flag" not in page.lower()


def test_the_title_names_nobody(pair: Pair, theo: Browser) -> None:
    page = theo.get(address(pair)).content.decode()
    assert "Carla" not in page[page.index("<title>") : page.index("</title>")]


def queries_for(pair: Pair, browser: Browser) -> int:
    browser.get(address(pair))
    with CaptureQueriesContext(connection) as queries:
        browser.get(address(pair))
    return len(queries)


def test_thirty_sessions_take_as_many_queries_as_three(pair: Pair, theo: Browser) -> None:
    for number in range(1, 4):
        pair.both(number, 4 - number % 3)
    few = queries_for(pair, theo)
    for number in range(4, 31):
        pair.both(number, 4 - number % 3)
    assert queries_for(pair, theo) == few <= 22


def test_the_page_starts_before_the_hour(pair: Pair, theo: Browser) -> None:
    session = pair.session(1, "planned")
    assert session.starts_at < NOW + timedelta(hours=12)
    assert "Keep this" in theo.get(address(pair)).content.decode()


def test_the_pdf_has_a_name_that_says_nothing_about_anybody(pair: Pair, theo: Browser) -> None:
    pair.both(1)
    answer = theo.get(reverse("together:course_pdf", args=[pair.episode.pk]))
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="our-work-together.pdf"'


def test_taking_a_copy_is_remembered(pair: Pair, theo: Browser) -> None:
    theo.get(reverse("together:course_pdf", args=[pair.episode.pk]))
    assert AuditEvent.objects.filter(verb="exported", about="shared view").count() == 1


def test_the_heaviest_of_late_comes_first_and_there_are_three_at_most(pair: Pair, theo: Browser) -> None:
    for number, level in enumerate((5, 5, 5, 1, 5, 1, 5, 1), start=1):
        pair.both(number, level)
    view = shared_view_of(pair.episode, at=NOW)
    weights = [signal.weight for signal in view.standing_out]
    assert len(weights) == 3 and weights == sorted(weights, reverse=True)
    assert all(signal.session.number > 3 for signal in view.standing_out)


def test_how_fast_somebody_answered_is_not_on_it(pair: Pair, theo: Browser) -> None:
    session = pair.both(1)
    RaisedSignal.objects.create(
        episode=pair.episode, session=session, kind="straight-line", rule="r", version="1", weight=99, raised_at=NOW
    )
    assert "very fast" not in theo.get(address(pair)).content.decode()
