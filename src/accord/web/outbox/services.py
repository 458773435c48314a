"""Putting letters into the outbox, claiming and sending them."""

from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Q

from accord.web.outbox.models import Outgoing

CLAIM_LASTS = timedelta(minutes=5)
MOST_ATTEMPTS = 6


def put(*, key: str, kind: str, to: str, subject: str, body: str, due_at: datetime) -> Outgoing:
    """Queue one letter inside the caller's transaction; the same key twice is one letter.

    key      names this letter for good, such as "check-in:<id>:1"
    kind     the kind of letter, for the manager's list
    to       address
    subject  says nothing about a person or a therapy
    body     plain text
    due_at   not sent before (aware)
    """
    outgoing, _ = Outgoing.objects.get_or_create(
        key=key, defaults={"kind": kind, "to": to, "subject": subject, "body": body, "due_at": due_at}
    )
    return outgoing


def claim(*, at: datetime, most: int = 20) -> list[Outgoing]:
    """Take due letters for this worker; a claim that was never finished is free again after five minutes.

    at    now (aware)
    most  how many at once
    Returns the rows, each claimed by a compare-and-set, so that two workers never hold the same one.
    """
    free = Q(state=Outgoing.State.DUE, due_at__lte=at) | Q(
        state=Outgoing.State.CLAIMED, claimed_at__lt=at - CLAIM_LASTS
    )
    claimed = []
    for outgoing in Outgoing.objects.filter(free).order_by("due_at")[:most]:
        taken = Outgoing.objects.filter(free, pk=outgoing.pk).update(
            state=Outgoing.State.CLAIMED, claimed_at=at, attempts=F("attempts") + 1
        )
        if taken:
            outgoing.attempts += 1
            claimed.append(outgoing)
    return claimed


def send(outgoing: Outgoing, *, at: datetime) -> Outgoing.State:
    """Hand one claimed letter to the transport and note what came of it.

    outgoing  a claimed row
    at        now (aware)
    Returns its new state: sent, due again later (doubling waits), or failed after six tries.
    """
    try:
        EmailMessage(
            outgoing.subject, outgoing.body, to=[outgoing.to], headers={"Message-ID": f"<{outgoing.pk}@accord>"}
        ).send()
    except OSError as error:  # smtplib's errors are OSErrors; anything else is a bug and must be seen
        return _put_back(outgoing, type(error).__name__, at=at)
    Outgoing.objects.filter(pk=outgoing.pk).update(state=Outgoing.State.SENT, finished_at=at, problem="")
    return Outgoing.State.SENT


def _put_back(outgoing: Outgoing, problem: str, *, at: datetime) -> Outgoing.State:
    state = Outgoing.State.FAILED if outgoing.attempts >= MOST_ATTEMPTS else Outgoing.State.DUE
    wait = timedelta(minutes=2**outgoing.attempts)
    with transaction.atomic():
        Outgoing.objects.filter(pk=outgoing.pk).update(
            state=state, due_at=at + wait, problem=problem, finished_at=at if state == Outgoing.State.FAILED else None
        )
    return state
