"""Courses → signals → rows. The one place where the web asks `accord.signals`."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from accord.signals.evaluate import Signal, evaluate
from accord.web.care.models import Episode, RaisedSignal, RepairThread, SafetyFlag, TherapySession
from accord.web.care.norms import rules_from
from accord.web.care.queries import course_of, the_practice
from accord.web.outbox.services import put


def raise_signals(session: TherapySession, *, at: datetime) -> tuple[RaisedSignal, ...]:
    """Evaluate the course now and store what is new for this session, opening threads where a signal asks for one.

    session  the session just answered about, with its episode
    at       now (aware)
    Call inside the transaction that stored the answers.
    """
    practice = the_practice()
    course = course_of(session.episode, at=at, zone=practice.time_zone)
    found = [one for one in evaluate(course, rules_from(practice.norms)) if one.session == session.number]
    if not found:
        return ()
    known = set(RaisedSignal.objects.filter(session=session).values_list("kind", "rule", "version"))
    fresh = [signal for signal in found if (signal.kind, signal.rule, signal.version) not in known]
    rows = RaisedSignal.objects.bulk_create(_row(signal, session, at) for signal in fresh)
    threads = [
        RepairThread(episode_id=session.episode_id, signal=row, opened_at=at)
        for row, signal in zip(rows, fresh, strict=True)
        if signal.thread
    ]
    RepairThread.objects.bulk_create(threads)
    return tuple(rows)


def _row(signal: Signal, session: TherapySession, at: datetime) -> RaisedSignal:
    return RaisedSignal(
        episode_id=session.episode_id,
        session=session,
        kind=signal.kind,
        rule=signal.rule,
        version=signal.version,
        aspect=signal.aspect or "",
        size=signal.size,
        weight=signal.weight,
        parameters=dict(signal.parameters),
        numbers=dict(signal.numbers),
        source=signal.source,
        raised_at=at,
    )


def announce_flags(episode: Episode, flags: Sequence[SafetyFlag], *, at: datetime) -> None:
    """Queue the neutral letter that tells the therapist a form needs reading now. It names nobody.

    episode  whose therapist is told
    flags    the flags just written; one letter for all of them
    at       now (aware)
    """
    therapist = episode.therapist
    with translation.override(therapist.language):
        put(
            key=f"flag:{flags[0].pk}",
            kind="form needs reading",
            to=therapist.email,
            subject=_("A form needs reading today"),
            body=_("A form came in that needs reading today. Please sign in: %(address)s")
            % {"address": settings.ACCORD_ADDRESS},
            due_at=at,
        )
