"""Writes about accounts: accepting a staff invitation, and a therapist's introduction."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from accord.errors import Refused
from accord.web.audit.models import Verb
from accord.web.audit.services import remember
from accord.web.people.models import Introduction, StaffInvitation, User
from accord.web.secrecy.tokens import hash_of


def staff_invitation_by_token(token: str, *, at: datetime) -> StaffInvitation | None:
    """The staff invitation that a secret opens, or None: unknown, expired, revoked and used look the same.

    token  the secret from the link
    at     now (aware)
    """
    return StaffInvitation.objects.filter(
        token_hash=hash_of(token), accepted_at__isnull=True, revoked_at__isnull=True, expires_at__gt=at
    ).first()


def join(*, invitation: StaffInvitation, name: str, password: str, at: datetime) -> User:
    """Make the account that an invitation promises.

    invitation  open
    name        as colleagues and clients read it
    password    checked by the validators already
    at          now (aware)
    Raises Refused when the invitation was used in the meantime or the address signs in already.
    """
    try:
        with transaction.atomic():
            taken = StaffInvitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True, revoked_at__isnull=True)
            if not taken.update(accepted_at=at):
                raise Refused("This invitation has been used.")
            user = User.objects.create_user(invitation.email, password=password, name=name, roles=invitation.roles)
            # The link came to this address or from the manager's hand.
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
            remember(Verb.WROTE, "account", by=user, at=at, object_id=user.pk)
    except IntegrityError as error:
        raise Refused("Somebody signs in with this address already.") from error
    return user


def introduce(*, introduction: Introduction, by: User, at: datetime) -> Introduction:
    """Keep what a therapist tells clients about themselves.

    introduction  with the new texts
    by            the therapist
    at            now (aware)
    """
    introduction.therapist, introduction.changed_at = by, at
    with transaction.atomic():
        introduction.save()
        remember(Verb.CHANGED, "introduction", by=by, at=at, object_id=by.pk)
    return introduction
