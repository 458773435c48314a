"""The one write of the welcome: what the client agrees to, and how they want to be called."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction

from accord.web.audit.models import Verb
from accord.web.audit.services import remember
from accord.web.care.models import Client, Consent, Invitation, Purpose, TherapySession
from accord.web.care.services.asking import ask
from accord.web.people.models import Role, User

TEXT_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a client said on the consent page.

    given     purpose → yes or no, for every Purpose
    name      as they want to be called
    email     where letters may go and where a sign-in code is sent; "" for none
    language  of the pages and letters
    """

    given: Mapping[str, bool]
    name: str
    email: str
    language: str


def accept(*, invitation: Invitation, agreement: Agreement, at: datetime) -> bool:
    """Keep the consents, welcome the client, and give them an account when they left an address.

    invitation  open, with its client
    agreement   from the consent page
    at          now (aware)
    Returns False when the invitation was accepted before: then nothing changes.
    """
    with transaction.atomic():
        waiting = Invitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True, revoked_at__isnull=True)
        if not waiting.update(accepted_at=at):
            return False
        client = Client.objects.select_for_update().get(pk=invitation.client_id)
        _keep_consents(client, agreement, at)
        was_sent_to = client.email.strip().lower()
        client.name, client.language, client.welcomed_at = agreement.name, agreement.language, at
        client.email = agreement.email
        client.letters_wanted = bool(agreement.email) and agreement.given[Purpose.LETTERS]
        if agreement.email and client.account is None:
            client.account = _account(agreement, is_verified=agreement.email == was_sent_to)
        client.save()
        remember(Verb.WROTE, "consent", by=client, at=at, client_id=client.pk, object_id=invitation.pk)
        _ask_as_agreed(client, at)
    return True


def _keep_consents(client: Client, agreement: Agreement, at: datetime) -> None:
    Consent.objects.bulk_create(
        Consent(client=client, purpose=purpose, text_version=TEXT_VERSION, given=agreement.given[purpose], at=at)
        for purpose in Purpose.values
    )


def _account(agreement: Agreement, *, is_verified: bool) -> User | None:
    """An account without password, opened by a code to the address; none where somebody signs in with it already.

    An address that was typed here, and that no link went to, is verified by its first code.
    """
    if User.objects.filter(email=agreement.email).exists():
        return None
    user = User.objects.create_user(
        agreement.email, password=None, name=agreement.name, roles=[Role.CLIENT], language=agreement.language
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=is_verified, primary=True)
    return user


def _ask_as_agreed(client: Client, at: datetime) -> None:
    """Check-ins made before the answer follow it: a no takes back what nobody has opened."""
    coming = TherapySession.objects.filter(
        episode__client=client, episode__ended_on__isnull=True, state=TherapySession.State.PLANNED
    )
    for session in coming.select_related("episode"):
        ask(session, by=client, at=at)
