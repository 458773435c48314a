"""Who may reach which record. Every view, route, job and export asks here; nobody filters by hand.

Strangers get 404, as for a thing that does not exist; somebody who may read but not `to` do more gets 403.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from accord.web.care.models import (
    CheckIn,
    CheckInLink,
    Client,
    Consent,
    Episode,
    Goal,
    Invitation,
    Purpose,
    RaisedSignal,
    RepairThread,
    SafetyFlag,
    TherapySession,
)
from accord.web.care.prepared import Prepared
from accord.web.people.models import Role, User
from accord.web.secrecy.tokens import hash_of

Person = User | AnonymousUser
To = Literal["oversee", "read", "write"]
# oversee: the course and its signals, no answers and no words (supervisors)
# read:    everything the client shares (the therapist; the client, for what is theirs)
# write:   change the record (the therapist)


def needs_role(person: Person, *roles: str) -> User:
    """The person as a signed-in user with one of `roles`.

    person  request.user
    roles   Role values, any of which is enough
    Raises PermissionDenied otherwise.
    """
    if isinstance(person, User) and person.is_active and person.has_role(*roles):
        return person
    raise PermissionDenied(_("This page belongs to another role. Sign in with an account that holds it."))


def _may(person: Person, to: To) -> Q:
    """The episodes on which `person` may do `to`, as a condition."""
    if not isinstance(person, User) or not person.is_active:
        return Q(pk__in=[])
    allowed = Q(pk__in=[])
    if person.has_role(Role.THERAPIST):
        allowed |= Q(therapist=person)
    if to == "oversee" and person.has_role(Role.SUPERVISOR):
        allowed |= Q(therapist__supervised_by__supervisor=person, therapist__supervised_by__until__isnull=True)
    if to != "write" and person.has_role(Role.CLIENT):
        allowed |= Q(client__account=person)
    return allowed


def episodes_for(person: Person, *, to: To = "read") -> "QuerySet[Episode]":
    """The episodes on which `person` may do `to`.

    person  request.user
    to      oversee, read or write
    """
    return Episode.objects.filter(_may(person, to)).select_related("client", "therapist").distinct()


def episode_for(person: Person, episode_id: UUID, *, to: To = "read") -> Episode:
    """One episode, fetched and allowed in one act.

    person      request.user
    episode_id  its id
    to          oversee, read or write
    Raises Http404 for strangers and absent ids alike, PermissionDenied when less is allowed.
    """
    episode = episodes_for(person, to=to).filter(pk=episode_id).first()
    if episode is None:
        raise _refusal(episodes_for(person, to="oversee").filter(pk=episode_id).exists())
    if _is_supervisor_of(person, episode) and not may_be_named([episode.client_id]):
        raise PermissionDenied(_("This client did not agree that a supervisor sees their course."))
    return episode


def _is_supervisor_of(person: Person, episode: Episode) -> bool:
    """Whether the right to the episode comes from supervision alone."""
    return person.pk not in (episode.therapist_id, episode.client.account_id)


def may_be_named(clients: Iterable[UUID]) -> set[UUID]:
    """The clients who agreed that a supervisor sees their course; the newest answer counts.

    clients  ids
    """
    newest: dict[UUID, bool] = {}
    rows = Consent.objects.filter(client__in=set(clients), purpose=Purpose.SUPERVISION).order_by("at")
    for client, given in rows.values_list("client", "given"):
        newest[client] = given
    return {client for client, given in newest.items() if given}


def _refusal(is_known_to_them: bool) -> Exception:
    if is_known_to_them:
        return PermissionDenied(_("You may look at this record, but not do this with it."))
    return Http404()


def client_for(person: Person, client_id: UUID, *, to: To = "read") -> Client:
    """One client, through an episode that the person may reach.

    person     request.user
    client_id  its id
    to         oversee, read or write
    Raises Http404 for strangers, PermissionDenied when less is allowed.
    """
    return latest_episode_for(person, client_id, to=to).client


def latest_episode_for(person: Person, client_id: UUID, *, to: To = "read") -> Episode:
    """The newest episode of one client that the person may reach.

    person     request.user
    client_id  the client's id
    to         oversee, read or write
    Raises Http404 for strangers, PermissionDenied when less is allowed.
    """
    episode = episodes_for(person, to=to).filter(client_id=client_id).order_by("-started_on").first()
    if episode is None:
        raise _refusal(episodes_for(person, to="oversee").filter(client_id=client_id).exists())
    return episode


def session_for(person: Person, session_id: UUID, *, to: To = "read") -> TherapySession:
    """One therapy session with its episode, client and therapist.

    person      request.user
    session_id  its id
    to          oversee, read or write
    Raises Http404, PermissionDenied as `episode_for`.
    """
    session = (
        TherapySession.objects.select_related("episode__client", "episode__therapist").filter(pk=session_id).first()
    )
    if session is None:
        raise Http404
    episode_for(person, session.episode_id, to=to)
    return session


def check_in_for(person: Person, check_in_id: UUID, *, to: To = "write") -> CheckIn:
    """One check-in with its session, episode, client and therapist.

    person       request.user
    check_in_id  its id
    to           oversee, read or write
    Raises Http404, PermissionDenied as `episode_for`.
    """
    check_in = _check_ins().filter(pk=check_in_id).first()
    if check_in is None:
        raise Http404
    episode_for(person, check_in.session.episode_id, to=to)
    return check_in


def signal_for(person: Person, signal_id: UUID, *, to: To = "oversee") -> RaisedSignal:
    """One raised signal.

    person     request.user
    signal_id  its id
    to         oversee, read or write
    Raises Http404, PermissionDenied as `episode_for`.
    """
    signal = (
        RaisedSignal.objects.select_related("episode__client", "episode__therapist", "session")
        .filter(pk=signal_id)
        .first()
    )
    if signal is None:
        raise Http404
    episode_for(person, signal.episode_id, to=to)
    return signal


def thread_for(person: Person, thread_id: UUID, *, to: To = "read") -> RepairThread:
    """One repair thread.

    person     request.user
    thread_id  its id
    to         oversee, read or write
    Raises Http404, PermissionDenied as `episode_for`.
    """
    thread = RepairThread.objects.select_related("episode__client", "episode__therapist", "signal__session").filter(
        pk=thread_id
    )
    found = thread.first()
    if found is None:
        raise Http404
    episode_for(person, found.episode_id, to=to)
    return found


def goal_for(person: Person, goal_id: UUID, *, to: To = "read") -> Goal:
    """One goal.

    person   request.user
    goal_id  its id
    to       oversee, read or write
    Raises Http404, PermissionDenied as `episode_for`.
    """
    goal = Goal.objects.select_related("episode__client", "episode__therapist").filter(pk=goal_id).first()
    if goal is None:
        raise Http404
    episode_for(person, goal.episode_id, to=to)
    return goal


def flag_for(person: Person, flag_id: UUID) -> SafetyFlag:
    """One safety flag, for whoever may act on it.

    person   request.user
    flag_id  its id
    Raises Http404 for everybody but the therapist.
    """
    flag = SafetyFlag.objects.select_related("episode__client", "response").filter(pk=flag_id).first()
    if flag is None:
        raise Http404
    episode_for(person, flag.episode_id, to="write")
    return flag


def own_record(person: Person) -> Client:
    """The client record of a signed-in client.

    person  request.user
    Raises PermissionDenied for anybody else.
    """
    user = needs_role(person, Role.CLIENT)
    client = Client.objects.filter(account=user).first()
    if client is None:
        raise PermissionDenied(_("This account is not linked to a client's record. Ask the practice."))
    return client


def _check_ins() -> "QuerySet[CheckIn]":
    return CheckIn.objects.select_related("session__episode__client", "session__episode__therapist")


def link_by_token(token: str, *, at: datetime) -> CheckInLink | None:
    """The check-in link that a secret opens, or None: unknown, expired, revoked and used look the same.

    token  the secret from the link
    at     now (aware)
    """
    return _open_links(at).filter(token_hash=hash_of(token)).first()


def link_by_id(link_id: UUID, *, at: datetime) -> CheckInLink | None:
    """The link of a check-in that was started on this device, still open or already answered.

    link_id  from the signed cookie
    at       now (aware)
    """
    link = _LINK.first(link_id)
    return link if link and link.revoked_at is None and link.expires_at > at else None


_LINK = Prepared(
    lambda link_id: CheckInLink.objects.select_related(
        "check_in__session__episode__client", "check_in__session__episode__therapist"
    ).filter(pk=link_id)
)


def _open_links(at: datetime) -> "QuerySet[CheckInLink]":
    return CheckInLink.objects.select_related(
        "check_in__session__episode__client", "check_in__session__episode__therapist"
    ).filter(revoked_at__isnull=True, expires_at__gt=at, check_in__answered_at__isnull=True)


def invitation_by_token(token: str, *, at: datetime) -> Invitation | None:
    """The invitation that a secret opens, or None for every other case.

    token  the secret from the link
    at     now (aware)
    """
    return (
        Invitation.objects.select_related("client")
        .filter(token_hash=hash_of(token), accepted_at__isnull=True, revoked_at__isnull=True, expires_at__gt=at)
        .first()
    )


def invitation_by_id(invitation_id: UUID, *, at: datetime) -> Invitation | None:
    """The invitation that was opened on this device, still open or already accepted.

    invitation_id  from the signed cookie
    at             now (aware)
    """
    found = Invitation.objects.select_related("client").filter(pk=invitation_id, revoked_at__isnull=True)
    return found.filter(expires_at__gt=at).first()
