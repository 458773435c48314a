"""That answers were read; silence; the practice's own numbers."""

from datetime import timedelta

import pytest
from tests import cast
from tests.cast import Cast, signal

from accord.web.care.models import ClientWords, Practice, RaisedSignal, Sitting
from accord.web.care.services.norms import refresh_norms
from accord.web.care.services.reading import read_answers
from accord.web.care.services.silence import raise_silent
from accord.web.checkins.forms import Words

NOW = cast.START + timedelta(days=1)


def test_answers_are_read_once_and_by_whom(people: Cast) -> None:
    (session,) = cast.sessions(people.together, 1)
    cast.both_rate(session)
    assert read_answers(session=session, by=people.theo, at=NOW) == 1
    assert read_answers(session=session, by=people.theo, at=NOW + timedelta(days=1)) == 0
    sitting = Sitting.objects.get(check_in__respondent="client")
    assert (sitting.read_at, sitting.read_by) == (NOW, people.theo)


def test_answers_behind_the_gate_are_not_read(people: Cast) -> None:
    (session,) = cast.sessions(people.together, 1)
    cast.answer(cast.check_in(session), cast.alliance(4))
    assert read_answers(session=session, by=people.theo, at=NOW) == 0


def test_only_words_that_are_shown_count_as_read(people: Cast) -> None:
    (session,) = cast.sessions(people.together, 1)
    words = {"hard-to-say": Words("Hm.", "keep"), "one-thing": Words("More time.", "show")}
    cast.answer(cast.check_in(session, respondent="therapist"), cast.alliance(4, of="therapist"))
    cast.answer(cast.check_in(session), cast.alliance(4), words=words)
    read_answers(session=session, by=people.theo, at=NOW)
    assert {one.sharing: one.read_at for one in ClientWords.objects.all()} == {"keep": None, "show": NOW}


def test_with_few_clients_the_practice_keeps_no_numbers_of_its_own(people: Cast) -> None:
    Practice.objects.update(norms={"within_sd": 3.0})
    for session in cast.sessions(people.together, 3):
        cast.both_rate(session)
    assert refresh_norms(at=NOW) == {}
    assert Practice.objects.get().norms == {}


def test_with_enough_clients_the_practice_learns_its_own_numbers(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accord.web.care.services.norms.FEWEST_CLIENTS", 2)
    for episode, values in ((people.together, (3, 4, 5)), (people.elsewhere, (2, 3, 4))):
        for session, value in zip(cast.sessions(episode, 3), values, strict=True):
            cast.both_rate(session, client=value, therapist=value)
    norms = refresh_norms(at=NOW + timedelta(weeks=4))
    assert norms["within_sd"] == pytest.approx(20.0)
    assert (norms["clients"], norms["ratings"], norms["gaps"], norms["usual_gap"]) == (2, 6, 6, 0.0)


def test_a_check_in_that_came_due_unanswered_is_looked_at_once(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    last = cast.sessions(people.together, 4)[3]
    monkeypatch.setattr("accord.web.care.signalling.evaluate", lambda *_: (signal("silent", session=4),))
    late = cast.check_in(last).due_at + timedelta(hours=1)
    assert [(one.kind, one.session) for one in raise_silent(at=late)] == [("silent", last)]
    assert raise_silent(at=late) == ()
    assert RaisedSignal.objects.count() == 1


def test_a_check_in_that_is_not_due_yet_is_left_alone(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    (session,) = cast.sessions(people.together, 1)
    monkeypatch.setattr("accord.web.care.signalling.evaluate", lambda *_: (signal("silent", session=1),))
    assert raise_silent(at=cast.check_in(session).due_at - timedelta(hours=1)) == ()
