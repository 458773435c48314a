"""Signals that still stand: raised lately, not talked about, within the budget, and open to the therapist."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from accord.signals.budget import within_budget
from accord.signals.signal import Signal
from accord.web.care.models import CheckIn, Moment, RaisedSignal, Respondent
from accord.web.people.models import User

STANDS = timedelta(days=28)


def standing_signals(therapist: User, *, at: datetime, most: int) -> list[RaisedSignal]:
    """The signals of one therapist's open episodes that are worth a look now, the most important first, in one query.

    therapist  whose clients
    at         now (aware)
    most       the budget; one episode never takes more than one place of it
    Signals of sessions that the therapist has not rated yet stay closed.
    """
    gated = CheckIn.objects.filter(
        session__episode__therapist=therapist,
        moment=Moment.AFTER,
        respondent=Respondent.THERAPIST,
        answered_at__isnull=True,
    )
    found = (
        RaisedSignal.objects.filter(
            episode__therapist=therapist,
            episode__ended_on__isnull=True,
            talked_about_at__isnull=True,
            raised_at__gt=at - STANDS,
            raised_at__lte=at,
        )
        .exclude(session__in=gated.values("session"))
        .select_related("session")
        .order_by("-weight", "-raised_at", "pk")
    )
    return _within_budget(found, most)


def _within_budget(rows: Iterable[RaisedSignal], most: int) -> list[RaisedSignal]:
    """What stands counts as shown, so the whole week's budget is there for it: the list is short, never a feed."""
    first: dict[UUID, RaisedSignal] = {}
    for row in rows:
        first.setdefault(row.episode_id, row)
    pairs = [(_signal(row), row) for row in first.values()]
    kept = {id(one) for one in within_budget([one for one, _row in pairs], per_week=most, already_shown=0)}
    return [row for one, row in pairs if id(one) in kept]


def _signal(row: RaisedSignal) -> Signal:
    return Signal(
        kind=row.kind,
        rule=row.rule,
        version=row.version,
        session=row.session.number,
        aspect=row.aspect or None,
        size=row.size,
        parameters=row.parameters,
        numbers=row.numbers,
        source=row.source,
        weight=row.weight,
        thread=False,
    )


def most_important(signals: Iterable[RaisedSignal], episode_id: UUID) -> RaisedSignal | None:
    """The signal of one episode among those within the budget.

    signals     from `standing_signals`
    episode_id  whose
    """
    return next((signal for signal in signals if signal.episode_id == episode_id), None)
