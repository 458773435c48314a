"""Writes of repair threads. The client says whether it is mended; the therapist can let go, with a reason."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.errors import Refused
from accord.web.audit.models import Verb
from accord.web.audit.services import Actor, remember
from accord.web.care.models import RaisedSignal, RepairThread

State = RepairThread.State


class WrongStep(Refused):
    """A thread cannot go from where it stands to there, or not by this person."""


def say_mended(*, thread: RepairThread, at: datetime, by: Actor) -> RepairThread:
    """The client says that it is mended.

    thread  open
    at      now (aware)
    by      the client
    Raises WrongStep for anybody else, and when it is not open.
    """
    if by.actor_role != "client":
        raise WrongStep(_("Only the client can say that it is mended. You can ask, or let it go with a reason."))
    return _move(thread, State.MENDED, at=at, by=by)


def let_go(*, thread: RepairThread, reason: str, at: datetime, by: Actor) -> RepairThread:
    """Close a thread that leads nowhere; the reason is there for both to read.

    thread  open
    reason  in a sentence
    at      now (aware)
    by      the therapist
    Raises WrongStep without a reason, and when it is not open.
    """
    if not reason.strip():
        raise WrongStep(_("Say in a sentence why you let it go. Both of you can read it."))
    return _move(thread, State.LET_GO, at=at, by=by, reason=reason.strip())


def reopen(*, thread: RepairThread, at: datetime, by: Actor) -> RepairThread:
    """Take a thread up again.

    thread  mended or let go
    at      now (aware)
    by      either of the two
    Raises WrongStep when it is neither.
    """
    return _move(thread, State.OPEN, at=at, by=by)


def note_talk(*, thread: RepairThread, agreed: str, at: datetime, by: Actor) -> RepairThread:
    """Remember that they talked about it, and what they agreed.

    thread  open
    agreed  the sentence; "" keeps what was agreed before
    at      now (aware)
    by      the therapist
    Raises WrongStep when it is not open.
    """
    with transaction.atomic():
        now = _locked(thread)
        if now.state != State.OPEN:
            raise WrongStep(_("This is closed. Take it up again first."))
        wanted = (now.talked_about_at or at, agreed.strip() or now.agreed)
        if (now.talked_about_at, now.agreed) == wanted:
            return now
        now.talked_about_at, now.agreed = wanted
        now.save(update_fields=["talked_about_at", "agreed"])
        RaisedSignal.objects.filter(pk=now.signal_id, talked_about_at__isnull=True).update(talked_about_at=at)
        remember(Verb.CHANGED, "repair thread", by=by, at=at, client_id=now.episode.client_id, object_id=now.pk)
    return now


def _locked(thread: RepairThread) -> RepairThread:
    return RepairThread.objects.select_for_update(of=("self",)).select_related("episode").get(pk=thread.pk)


def _move(thread: RepairThread, to: State, *, at: datetime, by: Actor, reason: str = "") -> RepairThread:
    with transaction.atomic():
        now = _locked(thread)
        if now.state == to:
            return now
        if to not in RepairThread.NEXT[State(now.state)]:
            raise WrongStep(
                _("This is “%(state)s” and cannot become “%(to)s” from there. Take it up again first.")
                % {"state": State(now.state).label, "to": to.label}
            )
        now.state, now.closed_at, now.reason = to, None if to == State.OPEN else at, reason
        now.save(update_fields=["state", "closed_at", "reason"])
        remember(Verb.CHANGED, "repair thread", by=by, at=at, client_id=now.episode.client_id, object_id=now.pk)
    return now
