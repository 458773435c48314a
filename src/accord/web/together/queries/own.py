"""What a client's own page shows: everything they said, who sees it, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accord import content
from accord.courses.course import Course
from accord.web.audit.models import AuditEvent
from accord.web.care.models import (
    CheckIn,
    Client,
    ClientWords,
    Consent,
    Episode,
    RaisedSignal,
    RepairThread,
    Response,
    Sitting,
)
from accord.web.care.models.client import Purpose
from accord.web.care.models.practice import Moment, Respondent
from accord.web.care.queries import course_of, the_practice
from accord.web.goals.queries import Goals, goals_of
from accord.web.people.models import User
from accord.web.together.models import Conversation

Row = TypeVar("Row")


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
    return OwnPage(
        episode=episode,
        course=course_of(episode, at=at, audience="client", zone=the_practice().time_zone),
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


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """One single answer. `choice`: show, trend or mine; `may_change` is False where safety needs it shown."""

    item: str
    question: str
    answer: str
    choice: str
    may_change: bool


@dataclass(frozen=True, slots=True)
class OwnForm:
    """One filled form with its answers."""

    response: Response
    title: str
    language: str
    answers: tuple[OwnAnswer, ...]


def sitting_for(client: Client, sitting_id: UUID) -> Sitting:
    """One sitting of the client's own.

    client      whose page it is
    sitting_id  its id
    Raises Http404 for everybody else's and absent ones alike.
    """
    rows = Sitting.objects.select_related(
        "check_in__session__episode__client", "check_in__session__episode__therapist", "read_by"
    )
    mine = rows.filter(pk=sitting_id, check_in__session__episode__client=client, check_in__respondent=Respondent.CLIENT)
    return _found(mine.first())


def words_for(client: Client, words_id: UUID) -> ClientWords:
    """Something the client wrote.

    client    whose page it is
    words_id  its id
    Raises Http404 for everybody else's and absent ones alike.
    """
    return _found(ClientWords.objects.select_related("episode").filter(pk=words_id, episode__client=client).first())


def _found(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row


def own_forms(sitting: Sitting) -> tuple[OwnForm, ...]:
    """The forms of one sitting, with each answer in the measure's own words.

    sitting  of the client's own
    """
    return tuple(_own_form(response) for response in sitting.responses.select_related("session__episode"))


def _own_form(response: Response) -> OwnForm:
    measure = content.measure(response.measure, response.version)
    flagged = {flag.item for flag in measure.flags}
    therapist = response.session.episode.therapist.name
    answers = []
    for item in (*measure.items, *measure.beside):
        if item.id not in response.answers:
            continue
        value = response.answers[item.id]
        labels = {option.value: option.text for option in measure.options(item)}
        answers.append(
            OwnAnswer(
                item=item.id,
                question=(item.text or _("Question %(number)s") % {"number": item.id}).replace(
                    "{therapist}", therapist
                ),
                answer=labels.get(value) or str(value),
                choice=response.choices.get(item.id, "show"),
                may_change=item.id not in flagged,
            )
        )
    return OwnForm(response=response, title=measure.title, language=measure.language, answers=tuple(answers))


@dataclass(frozen=True, slots=True)
class Look:
    """One line of "who has looked": who in plain words, what they did, with what, how often that day, last when."""

    who: str
    did: str
    what: str
    at: datetime
    times: int


def looks_at(client: Client) -> "QuerySet[AuditEvent]":
    """Every event of a client's record, newest first.

    client  whose
    """
    return AuditEvent.objects.filter(client_id=client.pk).order_by("-at")


def in_plain_words(events: Sequence[AuditEvent]) -> tuple[tuple[date, tuple[Look, ...]], ...]:
    """Events as lines that the client can read, day by day; the same act on one day is one line with a count.

    events  of one page, newest first
    Returns (day, its lines), newest first.
    """
    names = {
        user.pk: user.name for user in User.objects.filter(pk__in={event.by_id for event in events if event.by_id})
    }
    days: dict[date, dict[tuple[str, str, str], list[datetime]]] = {}
    for event in events:
        act = (_who(event, names), event.get_verb_display(), _(event.about))
        days.setdefault(localdate(event.at), {}).setdefault(act, []).append(event.at)
    return tuple(
        (day, tuple(Look(*act, at=times[0], times=len(times)) for act, times in acts.items()))
        for day, acts in days.items()
    )


def _who(event: AuditEvent, names: dict[UUID, str]) -> str:
    if event.by_role == "client":
        return _("you")
    name = names.get(event.by_id) if event.by_id else None
    roles = {
        "therapist": _("a therapist"),
        "supervisor": _("a supervisor"),
        "manager": _("the practice’s manager"),
        "researcher": _("a researcher"),
        "system": _("the software"),
    }
    role = roles.get(event.by_role, event.by_role)
    return _("%(name)s, %(role)s") % {"name": name, "role": role} if name else role
