"""Letters leave once: one per key, claimed by one worker, tried again later, given up after six tries."""

import smtplib
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from accord.web.outbox import services
from accord.web.outbox.models import Outgoing

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
State = Outgoing.State


def letter(key: str = "check-in:1", *, due_at: datetime = NOW) -> Outgoing:
    return services.put(
        key=key, kind="check-in", to="carla@home.example", subject="A link", body="Hello", due_at=due_at
    )


def state_of(outgoing: Outgoing) -> str:
    return Outgoing.objects.get(pk=outgoing.pk).state


def test_the_same_key_twice_is_one_letter() -> None:
    assert letter().pk == letter().pk
    assert Outgoing.objects.count() == 1


def test_a_letter_is_not_claimed_before_it_is_due() -> None:
    letter(due_at=NOW + timedelta(minutes=1))
    assert services.claim(at=NOW) == []


def test_a_claimed_letter_is_not_claimed_again() -> None:
    letter()
    assert len(services.claim(at=NOW)) == 1
    assert services.claim(at=NOW + timedelta(minutes=4)) == []


def test_a_claim_that_was_never_finished_is_free_after_five_minutes() -> None:
    letter()
    services.claim(at=NOW)
    assert [one.attempts for one in services.claim(at=NOW + timedelta(minutes=6))] == [2]


def test_a_sent_letter_is_in_the_box_once_and_never_claimed_again() -> None:
    outgoing = letter()
    assert services.send(services.claim(at=NOW)[0], at=NOW) == State.SENT
    assert [(one.to, one.body) for one in mail.outbox] == [(["carla@home.example"], "Hello")]
    assert state_of(outgoing) == State.SENT and services.claim(at=NOW + timedelta(days=1)) == []


def fail_to_send(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> int:
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)


def test_a_letter_that_fails_is_due_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_to_send(monkeypatch)
    outgoing = letter()
    assert services.send(services.claim(at=NOW)[0], at=NOW) == State.DUE
    assert Outgoing.objects.get(pk=outgoing.pk).problem == "SMTPServerDisconnected"
    assert services.claim(at=NOW) == [] and services.claim(at=NOW + timedelta(minutes=2))


def test_after_six_tries_a_letter_is_given_up_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_to_send(monkeypatch)
    outgoing = letter()
    for day in range(6):
        at = NOW + timedelta(days=day)
        services.send(services.claim(at=at)[0], at=at)
    assert state_of(outgoing) == State.FAILED and services.claim(at=NOW + timedelta(days=9)) == []


def test_the_worker_sends_everything_that_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    from accord.web.config.commands import worker

    for number in range(25):
        letter(f"check-in:{number}")
    assert worker.send_what_is_due() == 25
    assert len(mail.outbox) == 25 and worker.send_what_is_due() == 0
