"""What the shared view shows, read in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean

from accord.alliance import ASPECTS
from accord.courses.course import Course
from accord.web.care.models import ClientWords, Episode, Goal, RaisedSignal, RepairThread, TherapySession
from accord.web.care.models.answers import Sharing
from accord.web.care.models.practice import Moment
from accord.web.care.norms import rules_from
from accord.web.care.queries import course_of, the_practice
from accord.web.goals.queries import Goals, goals_of
from accord.web.together.models import Conversation
from accord.web.together.queries.gate import Closed, closed_for, opened

MOST_STANDING_OUT = 3
OF_LATE = 5
"""What stood out longer ago than so many sessions is history: it stays on the line, not in the list."""
MOST_WORDS = 6
USUAL_OF = 5
"""An aspect's "before" is the mean of up to so many ratings before the last one."""
FEWEST_BEFORE = 2
NOT_FOR_TWO = ("straight-line",)
"""How fast somebody answered is no topic for a screen that both look at."""
EARLY = timedelta(hours=12)
"""The two may sit down together before the planned hour."""


@dataclass(frozen=True, slots=True)
class AspectNow:
    """One aspect in the client's last rating and before. `before` is None with fewer than two earlier ratings."""

    aspect: str
    now: int
    before: float | None


@dataclass(frozen=True, slots=True)
class Said:
    """Something the client wrote to be shared. `text` is None when they want to bring it up themselves."""

    kind: str
    text: str | None
    session: int | None


@dataclass(frozen=True, slots=True)
class SharedView:
    """Everything on the one screen made for two.

    course        what both may see
    within_sd     usual spread within one person, points
    closed        what stays closed until the therapist's own rating
    signals       all that both may see, newest first
    standing_out  what stands out of late and was not talked about yet, the most important first
    talked_about  signals that were talked about, newest first
    said          the client's words that they share, newest first
    aspects       now and before, the lowest first
    session       at which they look together now, None before the first
    conversation  kept at that session, None before
    last          the last earlier conversation with an agreement
    conversations all, newest first
    threads       repair threads that both can see, newest first
    """

    course: Course
    within_sd: float
    closed: Closed
    goals: Goals
    signals: tuple[RaisedSignal, ...]
    standing_out: tuple[RaisedSignal, ...]
    talked_about: tuple[RaisedSignal, ...]
    said: tuple[Said, ...]
    aspects: tuple[AspectNow, ...]
    session: TherapySession | None
    conversation: Conversation | None
    last: Conversation | None
    conversations: tuple[Conversation, ...]
    threads: tuple[RepairThread, ...]

    @property
    def weakest(self) -> AspectNow | None:
        """The aspect for the two-minute card."""
        return self.aspects[0] if self.aspects else None

    @property
    def goal_to_revisit(self) -> Goal | None:
        """The goal in focus that is rated lowest, an unrated one first."""
        rated = sorted(self.goals.in_focus, key=lambda one: -1 if one.latest is None else one.latest)
        return rated[0].goal if rated else None


def shared_view_of(episode: Episode, *, at: datetime) -> SharedView:
    """Read the shared view.

    episode  whose, with client and therapist
    at       now (aware)
    """
    closed, practice = closed_for(episode), the_practice()
    course = opened(course_of(episode, at=at, zone=practice.time_zone), closed)
    signals = _signals(episode, closed)
    session = session_at_hand(list(episode.sessions.all()), at=at)
    conversations = tuple(
        Conversation.objects.filter(episode=episode).select_related("session").order_by("-session__number")
    )
    return SharedView(
        course=course,
        within_sd=rules_from(practice.norms).within_sd,
        closed=closed,
        goals=goals_of(episode, hidden_sessions=closed.sessions),
        signals=tuple(signals),
        standing_out=_most_important(signals),
        talked_about=tuple(one for one in signals if one.talked_about_at is not None),
        said=_said(episode, closed),
        aspects=aspects_now(course),
        session=session,
        conversation=next((one for one in conversations if session and one.session_id == session.pk), None),
        last=last_agreement(conversations, session),
        conversations=conversations,
        threads=tuple(one.thread for one in signals if hasattr(one, "thread")),
    )


def _signals(episode: Episode, closed: Closed) -> list[RaisedSignal]:
    rows = (
        RaisedSignal.objects.filter(episode=episode).exclude(kind__in=NOT_FOR_TWO).exclude(session__in=closed.sessions)
    )
    return list(rows.select_related("session", "thread").order_by("-session__number", "-weight"))


def _most_important(signals: Sequence[RaisedSignal]) -> tuple[RaisedSignal, ...]:
    """Few, of the last sessions that anything was said about; the heaviest first."""
    latest = signals[0].session.number if signals else 0
    standing = [one for one in signals if one.talked_about_at is None and one.session.number > latest - OF_LATE]
    # One of a kind: the newest says it all, an older one with the same words only tires.
    newest = {one.kind: one for one in sorted(standing, key=lambda one: one.session.number)}
    return tuple(sorted(newest.values(), key=lambda one: -one.weight)[:MOST_STANDING_OUT])


def _said(episode: Episode, closed: Closed) -> tuple[Said, ...]:
    rows = ClientWords.objects.filter(episode=episode, sharing__in=[Sharing.SHOW_NOW, Sharing.BRING_UP])
    rows = rows.exclude(session__in=closed.sessions, sitting__check_in__moment=Moment.AFTER).select_related("session")
    return tuple(
        Said(
            kind=words.get_kind_display(),
            text=words.text if words.sharing == Sharing.SHOW_NOW else None,
            session=words.session.number if words.session else None,
        )
        for words in rows.order_by("-written_at")[:MOST_WORDS]
    )


def aspects_now(course: Course) -> tuple[AspectNow, ...]:
    """Each aspect in the client's last rating, and the mean of up to five ratings before it.

    course  what both may see
    Returns them lowest first, and among equals the one that fell most; empty before the first rating.
    """
    rated = [session.client.aspects for session in course.sessions if session.client and session.client.aspects]
    if not rated:
        return ()
    *earlier, last = rated
    rows = []
    for aspect in (one.id for one in ASPECTS):
        if aspect not in last:
            continue
        before = [aspects[aspect] for aspects in earlier[-USUAL_OF:] if aspect in aspects]
        rows.append(AspectNow(aspect, last[aspect], fmean(before) if len(before) >= FEWEST_BEFORE else None))
    return tuple(sorted(rows, key=lambda one: (one.now, one.now - (one.before or one.now))))


def session_at_hand(sessions: Sequence[TherapySession], *, at: datetime) -> TherapySession | None:
    """The session at which the two look together: the latest that has begun or is about to.

    sessions  of one episode, in order
    at        now (aware)
    """
    meeting = [one for one in sessions if one.state in {TherapySession.State.PLANNED, TherapySession.State.ATTENDED}]
    begun = [one for one in meeting if one.starts_at <= at + EARLY]
    return begun[-1] if begun else None


def last_agreement(conversations: Sequence[Conversation], session: TherapySession | None) -> Conversation | None:
    """The last conversation before this session in which something was agreed.

    conversations  newest first
    session        the session at hand
    """
    earlier = (one for one in conversations if session is None or one.session.number < session.number)
    return next((one for one in earlier if one.agreed), None)
