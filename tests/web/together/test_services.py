"""Writes of the shared view, repair threads and sharing."""

from datetime import timedelta

import pytest
from tests.web.together.pair import NOW, Pair

from accord.web.audit.models import AuditEvent
from accord.web.care.models import Consent, RepairThread, ScoreRow
from accord.web.together import services
from accord.web.together.models import Conversation

SAID = {"agreed": "Ask half-way."}
SAFETY = "alliance-check-in-client.safety"


@pytest.fixture
def thread(pair: Pair) -> RepairThread:
    for number, level in enumerate((4, 4, 4, 1), start=1):
        pair.both(number, level)
    return RepairThread.objects.latest("opened_at")


def changes() -> int:
    return AuditEvent.objects.exclude(about="check-in").count()


def test_keeping_the_same_words_twice_changes_nothing(pair: Pair) -> None:
    session = pair.both(1)
    for _press in range(2):
        services.keep_conversation(session=session, words=SAID, at=NOW, by=pair.theo)
    assert Conversation.objects.count() == changes() == 1


def test_keeping_other_words_changes_the_one_conversation_of_the_session(pair: Pair) -> None:
    session = pair.both(1)
    services.keep_conversation(session=session, words=SAID, at=NOW, by=pair.theo)
    services.keep_conversation(session=session, words={"agreed": "More time."}, at=NOW, by=pair.theo)
    assert Conversation.objects.get().agreed == "More time."


def test_an_agreement_answers_the_threads_that_were_talked_about(pair: Pair, thread: RepairThread) -> None:
    services.mark_talked_about(signal=thread.signal, at=NOW, by=pair.theo)
    services.keep_conversation(session=pair.both(5), words=SAID, at=NOW, by=pair.theo)
    thread.refresh_from_db()
    assert thread.agreed == "Ask half-way."


def test_talking_about_a_signal_counts_for_its_thread(pair: Pair, thread: RepairThread) -> None:
    services.mark_talked_about(signal=thread.signal, at=NOW, by=pair.theo)
    thread.refresh_from_db()
    assert thread.talked_about_at == NOW


def test_a_second_press_on_talked_about_keeps_the_first_time(pair: Pair, thread: RepairThread) -> None:
    services.mark_talked_about(signal=thread.signal, at=NOW, by=pair.theo)
    services.mark_talked_about(signal=thread.signal, at=NOW + timedelta(hours=1), by=pair.theo)
    assert thread.signal.talked_about_at == NOW and changes() == 1


def test_only_the_client_says_that_it_is_mended(pair: Pair, thread: RepairThread) -> None:
    with pytest.raises(services.WrongStep):
        services.say_mended(thread=thread, at=NOW, by=pair.theo)
    assert services.say_mended(thread=thread, at=NOW, by=pair.carla).state == "mended"


def test_mended_twice_is_one_event(pair: Pair, thread: RepairThread) -> None:
    for _press in range(2):
        services.say_mended(thread=thread, at=NOW, by=pair.carla)
    assert changes() == 1


def test_letting_go_needs_a_reason(pair: Pair, thread: RepairThread) -> None:
    with pytest.raises(services.WrongStep):
        services.let_go(thread=thread, reason=" ", at=NOW, by=pair.theo)
    assert services.let_go(thread=thread, reason="A bad night.", at=NOW, by=pair.theo).reason == "A bad night."


@pytest.mark.parametrize("state", RepairThread.State.values)
@pytest.mark.parametrize("to", RepairThread.State.values)
def test_a_thread_moves_only_along_the_table(pair: Pair, thread: RepairThread, state: str, to: str) -> None:
    RepairThread.objects.filter(pk=thread.pk).update(state=state)
    steps = {
        "mended": lambda: services.say_mended(thread=thread, at=NOW, by=pair.carla),
        "let-go": lambda: services.let_go(thread=thread, reason="So.", at=NOW, by=pair.theo),
        "open": lambda: services.reopen(thread=thread, at=NOW, by=pair.carla),
    }
    if to == state or to in RepairThread.NEXT[RepairThread.State(state)]:
        assert steps[to]().state == to
    else:
        with pytest.raises(services.WrongStep):
            steps[to]()


def test_a_closed_thread_takes_no_new_agreement(pair: Pair, thread: RepairThread) -> None:
    services.say_mended(thread=thread, at=NOW, by=pair.carla)
    with pytest.raises(services.WrongStep):
        services.note_talk(thread=thread, agreed="Late.", at=NOW, by=pair.theo)


def test_keeping_an_answer_takes_it_out_of_the_therapists_score(pair: Pair) -> None:
    session = pair.both(1)
    response = session.responses.get(respondent="client")
    services.change_choices(response=response, choices={"safety": "mine"}, at=NOW, by=pair.carla)
    answered = dict(ScoreRow.objects.filter(response=response, scale="alliance").values_list("audience", "answered"))
    assert answered == {"client": 8, "therapist": 7}


def test_showing_an_answer_again_leaves_one_score_for_both(pair: Pair) -> None:
    session = pair.both(1, choices={SAFETY: "mine"})
    response = session.responses.get(respondent="client")
    services.change_choices(response=response, choices={}, at=NOW, by=pair.carla)
    assert set(ScoreRow.objects.filter(response=response).values_list("audience", flat=True)) == {"both"}


def test_a_signal_goes_when_the_answers_behind_it_are_kept(pair: Pair, thread: RepairThread) -> None:
    response = thread.signal.session.responses.get(respondent="client")
    services.change_choices(response=response, choices=dict.fromkeys(response.answers, "mine"), at=NOW, by=pair.carla)
    assert not thread.signal.session.signals.filter(kind="drop").exists()


def test_the_same_choices_again_change_nothing(pair: Pair) -> None:
    response = pair.both(1, choices={SAFETY: "trend"}).responses.get(respondent="client")
    services.change_choices(response=response, choices={"safety": "trend"}, at=NOW, by=pair.carla)
    assert changes() == 0


def test_words_can_be_kept_and_shown_again(pair: Pair) -> None:
    words = pair.both(1, words={"hard-to-say": ("So.", "show")}).client_words.get()
    for sharing in ("keep", "show", "bring-up"):
        assert services.change_sharing(words=words, sharing=sharing, at=NOW, by=pair.carla).sharing == sharing
    assert changes() == 3


def test_a_consent_is_a_new_row_only_when_it_changes(pair: Pair) -> None:
    for given in (True, True, False):
        services.change_consent(client=pair.carla, purpose="letters", given=given, at=NOW, by=pair.carla)
    pair.carla.refresh_from_db()
    assert Consent.objects.count() == 2 and not pair.carla.letters_wanted


def test_reading_twice_keeps_the_first_time(pair: Pair) -> None:
    pair.both(1)
    counts = [
        services.mark_read(episode=pair.episode, hidden_sessions=(), at=NOW + timedelta(days=day), by=pair.theo)
        for day in (0, 1)
    ]
    assert counts == [1, 0]
