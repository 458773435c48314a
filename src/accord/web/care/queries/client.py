"""One client's record as their page shows it, in a fixed number of queries."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from accord.courses.course import Course
from accord.web.care.models import (
    CheckIn,
    Consent,
    Episode,
    Invitation,
    Moment,
    Purpose,
    RaisedSignal,
    Respondent,
    SafetyFlag,
    TherapySession,
)
from accord.web.care.queries.courses import course_of
from accord.web.care.queries.gate import unrated_sessions


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session in the table. Each check-in is None when it was not asked."""

    session: TherapySession
    before: CheckIn | None
    after: CheckIn | None
    own: CheckIn | None


@dataclass(frozen=True, slots=True)
class ConsentState:
    """One purpose and the client's newest answer to it, None when they were not asked yet."""

    purpose: str
    given: bool | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Record:
    """Everything on a client's page.

    course      without what waits for the therapist's own view
    sessions    newest first
    signals     not closed, newest first
    flags       open safety flags
    consents    one for each purpose
    invitation  the newest that still works, None for none
    closed      sessions that wait for the therapist's own view
    """

    course: Course
    sessions: tuple[SessionRow, ...]
    signals: tuple[RaisedSignal, ...]
    flags: tuple[SafetyFlag, ...]
    consents: tuple[ConsentState, ...]
    invitation: Invitation | None
    closed: frozenset[UUID]

    @property
    def has_waiting_answers(self) -> bool:
        """Whether the client has answered about a session that waits for the therapist's own view."""
        return any(row.session.pk in self.closed and row.after and row.after.answered_at for row in self.sessions)


def record_of(episode: Episode, *, at: datetime, zone: str) -> Record:
    """One episode's record for staff, in ten queries.

    episode  with client and therapist
    at       now (aware)
    zone     the practice's time zone
    """
    closed = unrated_sessions([episode.pk])
    sessions = _sessions(episode)
    numbers = {row.session.number for row in sessions if row.session.pk in closed}
    signals = RaisedSignal.objects.filter(episode=episode).exclude(session__in=closed).select_related("session")
    flags = SafetyFlag.objects.filter(episode=episode, acknowledged_at__isnull=True).select_related("episode__client")
    return Record(
        course=without_sessions(course_of(episode, at=at, zone=zone), numbers),
        sessions=sessions,
        signals=tuple(signals.order_by("-session__number", "-weight")),
        flags=tuple(flags.order_by("raised_at")),
        consents=_consents(episode),
        invitation=_open_invitation(episode, at=at),
        closed=frozenset(closed),
    )


def without_sessions(course: Course, numbers: set[int]) -> Course:
    """A course without what the client said after some sessions; the sessions themselves stay.

    course   of one episode
    numbers  of the sessions whose answers stay closed
    """
    sessions = tuple(
        replace(one, client=None, outcomes=(), asked=False) if one.number in numbers else one for one in course.sessions
    )
    return replace(course, sessions=sessions)


def _sessions(episode: Episode) -> tuple[SessionRow, ...]:
    sessions = TherapySession.objects.filter(episode=episode).prefetch_related("check_ins").order_by("-number")
    rows = []
    for session in sessions:
        asked = {(one.moment, one.respondent): one for one in session.check_ins.all()}
        rows.append(
            SessionRow(
                session=session,
                before=asked.get((Moment.BEFORE, Respondent.CLIENT)),
                after=asked.get((Moment.AFTER, Respondent.CLIENT)),
                own=asked.get((Moment.AFTER, Respondent.THERAPIST)),
            )
        )
    return tuple(rows)


def _consents(episode: Episode) -> tuple[ConsentState, ...]:
    newest: dict[str, Consent] = {}
    for consent in Consent.objects.filter(client=episode.client_id).order_by("at"):
        newest[consent.purpose] = consent
    return tuple(
        ConsentState(
            purpose=str(purpose.label),
            given=newest[purpose].given if purpose in newest else None,
            at=newest[purpose].at if purpose in newest else None,
        )
        for purpose in Purpose
    )


def _open_invitation(episode: Episode, *, at: datetime) -> Invitation | None:
    found = Invitation.objects.filter(
        client=episode.client_id, accepted_at__isnull=True, revoked_at__isnull=True, expires_at__gt=at
    )
    return found.order_by("-created_at").first()
