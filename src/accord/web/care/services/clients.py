"""Writes about clients: adding one, inviting them, ending an episode."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import transaction

from accord.errors import Refused
from accord.web.audit.models import Verb
from accord.web.audit.services import Actor, remember
from accord.web.care.models import CheckIn, Client, Episode, Invitation, TherapySession
from accord.web.people.models import User
from accord.web.secrecy.tokens import hash_of, new_token

INVITATION_LASTS = timedelta(days=14)


class Person(NamedTuple):
    """Who a client is: how they want to be called, where letters may go ("" for nowhere), and their language."""

    name: str
    email: str
    language: str


@dataclass(frozen=True, slots=True)
class Added:
    """A new client and their first episode."""

    client: Client
    episode: Episode


def add_client(*, person: Person, therapist: User, starts_on: date, by: Actor, at: datetime) -> Added:
    """Add a client and open an episode with their therapist.

    person     name, e-mail, language
    therapist  whose client
    starts_on  date of the first session
    by         who adds them
    at         now (aware)
    """
    with transaction.atomic():
        client = Client.objects.create(name=person.name, email=person.email, language=person.language, created_at=at)
        episode = Episode.objects.create(client=client, therapist=therapist, started_on=starts_on)
        remember(Verb.WROTE, "client", by=by, at=at, client_id=client.pk, object_id=client.pk)
    return Added(client, episode)


@dataclass(frozen=True, slots=True)
class NewInvitation:
    """A fresh invitation: the secret exists only here, the row holds its hash."""

    invitation: Invitation
    token: str


def invite(*, client: Client, by: Actor, at: datetime) -> NewInvitation:
    """Make an invitation and take back the earlier ones that were not used.

    client  who is invited
    by      who hands it over
    at      now (aware)
    Raises Refused when the client has accepted one already.
    """
    if client.welcomed_at is not None:
        raise Refused("This client has been welcomed already; there is nothing left to invite them to.")
    token = new_token()
    with transaction.atomic():
        earlier = Invitation.objects.filter(client=client, accepted_at__isnull=True, revoked_at__isnull=True)
        earlier.update(revoked_at=at)
        invitation = Invitation.objects.create(
            client=client, token_hash=hash_of(token), created_at=at, expires_at=at + INVITATION_LASTS
        )
        remember(Verb.SENT, "invitation", by=by, at=at, client_id=client.pk, object_id=invitation.pk)
    return NewInvitation(invitation, token)


def end_episode(*, episode: Episode, ending: str, on: date, by: Actor, at: datetime) -> Episode:
    """End an episode; sessions still planned are cancelled and nothing more is asked about them.

    episode  an open one
    ending   Episode.Ending
    on       the last day
    by, at   who and when
    Raises Refused when it has ended already.
    """
    with transaction.atomic():
        locked = Episode.objects.select_for_update().get(pk=episode.pk)
        if locked.ended_on is not None:
            raise Refused("This episode has ended already.")
        planned = TherapySession.objects.filter(episode=locked, state=TherapySession.State.PLANNED)
        CheckIn.objects.filter(session__in=planned, answered_at__isnull=True).delete()
        planned.update(state=TherapySession.State.CANCELLED)
        locked.ended_on, locked.ending = on, Episode.Ending(ending)
        locked.save(update_fields=["ended_on", "ending"])
        remember(Verb.CHANGED, "end of therapy", by=by, at=at, client_id=locked.client_id, object_id=locked.pk)
    return locked
