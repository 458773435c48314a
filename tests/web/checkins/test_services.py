"""One check-in, one sitting: all of it or nothing."""

from dataclasses import replace
from uuid import uuid4

import pytest
from tests import cast
from tests.cast import Cast

from accord.web.care import signalling
from accord.web.care.models import CheckIn, ClientWords, Response, SafetyFlag, ScoreRow, Sitting
from accord.web.checkins import services
from accord.web.checkins.forms import Submission, Words
from accord.web.outbox.models import Outgoing

STEPS = ("_write_forms", "_write_words", "score_rows", "_flags", "remember")
PHQ = tuple(f"phq-9.{item}" for item in range(1, 10))


def submission(answers: dict[str, int], **more: object) -> Submission:
    made = Submission(answers=answers, choices={}, words={}, sitting_key=uuid4())
    return replace(made, **more)  # type: ignore[arg-type]


def store(check_in: CheckIn, given: Submission) -> services.Recorded:
    client = check_in.session.episode.client
    return services.record(check_in=check_in, submission=given, channel="link", at=check_in.opens_at, by=client)


def fail(*_args: object, **_more: object) -> None:
    raise RuntimeError("planted")


@pytest.mark.parametrize("step", STEPS)
def test_a_failure_at_any_step_leaves_nothing(before: CheckIn, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    monkeypatch.setattr(services, step, fail)
    with pytest.raises(RuntimeError):
        store(before, submission(dict.fromkeys(PHQ, 1), words={"topic": Words("Sleep", "show")}))
    before.refresh_from_db()
    rows = (Sitting, Response, ScoreRow, SafetyFlag, ClientWords, Outgoing)
    assert (before.answered_at, [row.objects.count() for row in rows]) == (None, [0] * 6)


@pytest.mark.parametrize("step", ["raise_signals", "announce_flags"])
def test_a_failure_after_the_answers_takes_them_back(
    before: CheckIn, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setattr(signalling, step, fail)
    with pytest.raises(RuntimeError):
        store(before, submission({"phq-9.9": 1}))
    assert (Sitting.objects.count(), SafetyFlag.objects.count(), Outgoing.objects.count()) == (0, 0, 0)


def test_a_second_press_finds_the_first_sitting(before: CheckIn) -> None:
    given = submission({"phq-9.1": 2})
    first, second = store(before, given), store(before, replace(given, sitting_key=uuid4()))
    assert (first.is_first, second.is_first) == (True, False)
    assert first.sitting == second.sitting
    assert Sitting.objects.count() == 1


def test_other_answers_are_refused_and_the_first_are_kept(before: CheckIn) -> None:
    store(before, submission({"phq-9.1": 2}))
    with pytest.raises(services.AlreadyAnswered):
        store(before, submission({"phq-9.1": 0}))
    assert Response.objects.get().answers == {"1": 2}


@pytest.mark.parametrize("answers", [{"phq-9.9": 1}, dict.fromkeys(PHQ, 0) | {"phq-9.9": 1}, dict.fromkeys(PHQ, 3)])
def test_the_risk_item_alone_or_with_all_others_raises_one_flag_and_one_letter(
    before: CheckIn, answers: dict[str, int]
) -> None:
    recorded = store(before, submission(answers))
    flag = SafetyFlag.objects.get()
    assert recorded.flags == (flag,)
    assert (flag.item, flag.value) == ("9", answers["phq-9.9"])
    letter = Outgoing.objects.get()
    assert "Carla" not in letter.subject + letter.body


def test_a_form_kept_from_the_therapist_still_raises_the_flag(before: CheckIn) -> None:
    kept = {f"phq-9.{item}": "mine" for item in range(1, 9)}
    store(before, submission(dict.fromkeys(PHQ, 1), choices=kept))
    assert SafetyFlag.objects.count() == 1


def test_no_flag_without_the_risk_item(before: CheckIn) -> None:
    store(before, submission(dict.fromkeys(PHQ[:8], 3)))
    assert not SafetyFlag.objects.exists()


def test_a_kept_answer_counts_in_the_clients_score_only(after: CheckIn) -> None:
    kept = {"alliance-check-in-client.trust": "mine"}
    store(after, submission(cast.alliance(4) | {"alliance-check-in-client.trust": 0}, choices=kept))
    rows = {row.audience: row for row in ScoreRow.objects.filter(scale="alliance")}
    assert set(rows) == {"client", "therapist"}
    assert (rows["client"].answered, rows["therapist"].answered) == (8, 7)
    assert rows["therapist"].value == 80


def test_a_paper_form_names_who_typed_it(after: CheckIn, people: Cast) -> None:
    services.record(
        check_in=after,
        submission=submission(cast.alliance(3)),
        channel=Sitting.Channel.PAPER,
        at=after.opens_at,
        by=people.theo,
        entered_by=people.theo,
    )
    assert Sitting.objects.get().entered_by == people.theo
