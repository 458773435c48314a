"""What a client's own page shows: everything they said, who sees it, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from accord.courses.course import Course
from accord.web.care.models import (
    CheckIn,
    Client,
    ClientWords,
    Consent,
    Episode,
    RaisedSignal,
    RepairThread,
    Sitting,
)
from accord.web.care.models.client import Purpose
from accord.web.care.models.practice import Moment, Respondent
from accord.web.care.norms import rules_from
from accord.web.care.queries import course_of, the_practice
from accord.web.goals.queries import Goals, goals_of
from accord.web.together.models import Conversation


@dataclass(frozen=True, slots=True)
class Heard:
    """One answered check-in and what came of it.

    sitting       with its check-in, session and reader
    words         what the client wrote in it
    talked_about  when the two talked about something that stood out in that session, None before
    conversation  what they kept when they next looked together, None before
    """

    sitting: Sitting
    words: tuple[ClientWords, ...]
    talked_about: datetime | None
    conversation: Conversation | None


@dataclass(frozen=True, slots=True)
class OwnPage:
    """Everything on a client's own page about one episode."""

    episode: Episode
    course: Course
    within_sd: float
    waiting: tuple[CheckIn, ...]
    threads: tuple[RepairThread, ...]
    heard: tuple[Heard, ...]
    goals: Goals
    consents: tuple[tuple[str, str, Consent | None], ...]


def latest_episode(client: Client) -> Episode | None:
    """The episode a client's page is about: the open one, else the last.

    client  whose
    """
    episodes = Episode.objects.filter(client=client).select_related("client", "therapist", "therapist__introduction")
    return max(episodes, key=lambda one: (one.ended_on is None, one.started_on), default=None)


def own_page_of(episode: Episode, *, at: datetime) -> OwnPage:
    """Read a client's own page.

    episode  theirs, with client and therapist
    at       now (aware)
    """
    practice = the_practice()
    return OwnPage(
        episode=episode,
        course=course_of(episode, at=at, audience="client", zone=practice.time_zone),
        within_sd=rules_from(practice.norms).within_sd,
        waiting=tuple(_waiting(episode, at)),
        threads=tuple(_threads(episode)),
        heard=_heard(episode),
        goals=goals_of(episode),
        consents=consents_of(episode.client),
    )


def _waiting(episode: Episode, at: datetime) -> "QuerySet[CheckIn]":
    asked = CheckIn.objects.filter(session__episode=episode, respondent=Respondent.CLIENT, answered_at__isnull=True)
    return asked.filter(opens_at__lte=at, due_at__gt=at).select_related("session").order_by("due_at")


def _threads(episode: Episode) -> "QuerySet[RepairThread]":
    return RepairThread.objects.filter(episode=episode).select_related("signal__session").order_by("-opened_at")


def _heard(episode: Episode) -> tuple[Heard, ...]:
    sittings = list(
        Sitting.objects.filter(check_in__session__episode=episode, check_in__respondent=Respondent.CLIENT)
        .select_related("check_in__session", "read_by")
        .prefetch_related("client_words")
        .order_by("-received_at")
    )
    talked = _talked_about(episode)
    came = _what_came(sittings, Conversation.objects.filter(episode=episode).select_related("session"))
    return tuple(
        Heard(
            sitting=sitting,
            words=tuple(sitting.client_words.all()),
            talked_about=talked.get(sitting.check_in.session_id) if sitting.check_in.moment == Moment.AFTER else None,
            conversation=came.get(sitting.pk),
        )
        for sitting in sittings
    )


def _talked_about(episode: Episode) -> dict[UUID, datetime]:
    rows = RaisedSignal.objects.filter(episode=episode, talked_about_at__isnull=False)
    return {session: at for session, at in rows.values_list("session_id", "talked_about_at") if at is not None}


def _what_came(sittings: Sequence[Sitting], conversations: "QuerySet[Conversation]") -> dict[UUID, Conversation]:
    """Each conversation answers the last check-in of either moment that came in before it was held."""
    came: dict[UUID, Conversation] = {}
    for conversation in conversations:
        for moment in Moment.values:
            earlier = (
                one for one in sittings if one.check_in.moment == moment and one.received_at <= conversation.held_at
            )
            answered = next(earlier, None)
            if answered is not None:
                came.setdefault(answered.pk, conversation)
    return came


def consents_of(client: Client) -> tuple[tuple[str, str, Consent | None], ...]:
    """(purpose, its words, newest answer) for every purpose.

    client  whose
    """
    newest: dict[str, Consent] = {}
    for consent in Consent.objects.filter(client=client).order_by("at"):
        newest[consent.purpose] = consent
    return tuple((purpose.value, str(purpose.label), newest.get(purpose.value)) for purpose in Purpose)
