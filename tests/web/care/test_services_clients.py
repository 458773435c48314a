"""Adding clients, inviting them, ending."""

from datetime import date, timedelta

import pytest
from tests import cast
from tests.cast import Cast

from accord.errors import Refused
from accord.web.audit.models import AuditEvent
from accord.web.care.access import invitation_by_token
from accord.web.care.models import Client, Invitation
from accord.web.care.services.clients import Person, add_client, end_episode, invite

NOOR = Person("Noor", "noor@example.org", "de")


def test_a_new_client_has_an_open_episode_with_the_therapist(people: Cast) -> None:
    added = add_client(person=NOOR, therapist=people.theo, starts_on=date(2026, 2, 2), by=people.theo, at=cast.START)
    assert (added.episode.therapist, added.episode.ended_on) == (people.theo, None)
    assert Client.objects.get(pk=added.client.pk).name == "Noor"
    assert AuditEvent.objects.filter(client_id=added.client.pk, verb="wrote", about="client").exists()


def test_a_second_invitation_takes_the_first_back(people: Cast) -> None:
    first = invite(client=people.carla, by=people.theo, at=cast.START)
    second = invite(client=people.carla, by=people.theo, at=cast.START)
    assert invitation_by_token(first.token, at=cast.START) is None
    assert invitation_by_token(second.token, at=cast.START) == second.invitation


def test_an_invitation_works_for_two_weeks(people: Cast) -> None:
    made = invite(client=people.carla, by=people.theo, at=cast.START)
    assert invitation_by_token(made.token, at=cast.START + timedelta(days=13)) is not None
    assert invitation_by_token(made.token, at=cast.START + timedelta(days=14)) is None


def test_the_database_holds_no_secret_of_an_invitation(people: Cast) -> None:
    made = invite(client=people.carla, by=people.theo, at=cast.START)
    assert made.token not in str(Invitation.objects.values().get())


def test_a_welcomed_client_is_not_invited_again(people: Cast) -> None:
    people.carla.welcomed_at = cast.START
    with pytest.raises(Refused):
        invite(client=people.carla, by=people.theo, at=cast.START)


def test_an_ending_cancels_what_is_planned_and_asks_nothing_more(people: Cast) -> None:
    past, planned = cast.sessions(people.together, 2)
    planned.state = "planned"
    planned.save()
    end_episode(episode=people.together, ending="agreed", on=date(2026, 1, 6), by=people.theo, at=cast.START)
    planned.refresh_from_db()
    assert (planned.state, planned.check_ins.count(), past.check_ins.count()) == ("cancelled", 0, 3)


def test_an_episode_ends_only_once(people: Cast) -> None:
    end_episode(episode=people.together, ending="left", on=date(2026, 1, 6), by=people.theo, at=cast.START)
    with pytest.raises(Refused):
        end_episode(episode=people.together, ending="agreed", on=date(2026, 1, 7), by=people.theo, at=cast.START)
