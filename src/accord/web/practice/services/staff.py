"""Staff: invitations, roles, disabled accounts, and who supervises whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accord.errors import Refused
from accord.web.audit.models import Verb
from accord.web.audit.services import remember
from accord.web.care.models import Practice
from accord.web.outbox.services import put
from accord.web.people.models import Role, StaffInvitation, Supervision, User
from accord.web.secrecy.tokens import hash_of, new_token

INVITATION_LASTS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Invited:
    """A staff invitation and its secret, which exists only here."""

    invitation: StaffInvitation
    token: str


def invite_colleague(*, email: str, name: str, roles: Sequence[str], by: User, at: datetime) -> Invited:
    """Invite a colleague; an earlier invitation to the same address is taken back.

    email, name  of the colleague
    roles        Role values, never client
    by, at       who and when
    Raises Refused when somebody signs in with this address already.
    """
    address, token = email.strip().lower(), new_token()
    if User.objects.filter(email=address).exists():
        raise Refused("Somebody signs in with this address already. Change their roles in the list instead.")
    with transaction.atomic():
        waiting = StaffInvitation.objects.filter(email=address, accepted_at__isnull=True, revoked_at__isnull=True)
        waiting.update(revoked_at=at)
        invitation = StaffInvitation.objects.create(
            email=address,
            name=name,
            roles=_in_order(roles),
            token_hash=hash_of(token),
            invited_by=by,
            created_at=at,
            expires_at=at + INVITATION_LASTS,
        )
        remember(Verb.SENT, "staff invitation", by=by, at=at, object_id=invitation.pk)
    return Invited(invitation, token)


def send_staff_invitation(*, invitation: StaffInvitation, address: str, practice: Practice, at: datetime) -> None:
    """Queue the letter with a colleague's invitation.

    invitation  just made
    address     its link
    practice    who writes
    at          now (aware)
    """
    with translation.override(practice.language):
        put(
            key=f"staff-invitation:{invitation.pk}",
            kind="staff invitation",
            to=invitation.email,
            subject=_("Your account at %(practice)s") % {"practice": practice.name or "Accord"},
            body=_("Hello,\n\nhere you can set up your account: %(address)s\n\nThe link works for seven days.")
            % {"address": address},
            due_at=at,
        )


def revoke_staff_invitation(*, invitation: StaffInvitation, by: User, at: datetime) -> None:
    """Take an invitation back.

    invitation  not accepted yet; otherwise nothing happens
    by, at      who and when
    """
    with transaction.atomic():
        waiting = StaffInvitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True, revoked_at__isnull=True)
        if waiting.update(revoked_at=at):
            remember(Verb.CHANGED, "staff invitation", by=by, at=at, object_id=invitation.pk)


def change_roles(*, user: User, roles: Sequence[str], by: User, at: datetime) -> User:
    """Set what an account is for.

    user    staff
    roles   Role values, never client
    by, at  who and when
    Raises Refused when the practice would be left without a manager.
    """
    with transaction.atomic():
        if Role.MANAGER not in roles:
            _needs_another_manager(user)
        user.roles = _in_order(roles)
        user.save(update_fields=["roles"])
        remember(Verb.CHANGED, "roles", by=by, at=at, object_id=user.pk)
    return user


def set_active(*, user: User, is_active: bool, by: User, at: datetime) -> User:
    """Disable or enable an account. Nothing of what the person wrote is lost.

    user       staff
    is_active  False disables
    by, at     who and when
    Raises Refused when the practice would be left without a manager.
    """
    with transaction.atomic():
        if not is_active:
            _needs_another_manager(user)
        user.is_active = is_active
        user.save(update_fields=["is_active"])
        remember(Verb.CHANGED, "account", by=by, at=at, object_id=user.pk)
    return user


def _in_order(roles: Sequence[str]) -> list[str]:
    return [role for role in Role.values if role in roles and role != Role.CLIENT]


def _needs_another_manager(user: User) -> None:
    staff = User.objects.select_for_update().filter(is_active=True)
    if user.has_role(Role.MANAGER) and not any(one.has_role(Role.MANAGER) for one in staff if one.pk != user.pk):
        raise Refused("This is the only manager. Make somebody else a manager first.")


def assign_supervisor(*, supervisor: User, supervisee: User, on: date, by: User, at: datetime) -> Supervision:
    """Let a supervisor see the courses of a therapist's clients from now on.

    supervisor, supervisee  with these roles, not the same person
    on                      since when
    by, at                  who and when
    """
    with transaction.atomic():
        supervision, is_new = Supervision.objects.get_or_create(
            supervisor=supervisor, supervisee=supervisee, until=None, defaults={"since": on}
        )
        if is_new:
            remember(Verb.WROTE, "supervision", by=by, at=at, object_id=supervision.pk)
    return supervision


def end_supervision(*, supervision: Supervision, on: date, by: User, at: datetime) -> None:
    """End a supervision; the supervisor sees nothing of these clients from now on.

    supervision  open; an ended one stays as it is
    on           the last day
    by, at       who and when
    """
    with transaction.atomic():
        if Supervision.objects.filter(pk=supervision.pk, until__isnull=True).update(until=on):
            remember(Verb.CHANGED, "supervision", by=by, at=at, object_id=supervision.pk)
