"""Check-ins that nobody answered: the one signal that no answer brings about."""

from datetime import datetime, timedelta

from django.db import transaction

from accord.web.care import signalling
from accord.web.care.models import CheckIn, Moment, RaisedSignal, Respondent, TherapySession

LOOK_BACK = timedelta(days=2)


def raise_silent(*, at: datetime) -> tuple[RaisedSignal, ...]:
    """Look again at the courses whose check-in after a session came due without an answer.

    at  now (aware); a worker calls this every hour, and looks two days back so that a pause loses nothing
    Returns what was raised; asking twice raises nothing twice.
    """
    overdue = CheckIn.objects.filter(
        moment=Moment.AFTER,
        respondent=Respondent.CLIENT,
        answered_at__isnull=True,
        due_at__gt=at - LOOK_BACK,
        due_at__lte=at,
        session__episode__ended_on__isnull=True,
    )
    sessions = TherapySession.objects.filter(pk__in=overdue.values("session")).select_related("episode")
    raised: list[RaisedSignal] = []
    for session in sessions:
        with transaction.atomic():
            raised += signalling.raise_signals(session, at=at)
    return tuple(raised)
