"""Reads of the record: stored rows → courses. A fixed number of queries, however many episodes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import FilteredRelation, Q, QuerySet

from accord import content
from accord.alliance import ASPECTS
from accord.courses.course import Course, Outcome, Rating, Session
from accord.web.care.models import Episode, Goal, Practice, Response, TherapySession
from accord.web.care.prepared import Prepared

Audience = Literal["client", "therapist"]
ALLIANCE = {"client": "alliance-check-in-client", "therapist": "alliance-check-in-therapist"}


def the_practice() -> Practice:
    """The practice of this installation; created empty on a new database."""
    return _PRACTICE.first(UUID(int=1)) or Practice.objects.create(pk=1, name="")


_PRACTICE = Prepared(lambda _nobody: Practice.objects.filter(pk=1))


def course_of(episode: Episode, *, at: datetime, audience: Audience = "therapist", zone: str = "UTC") -> Course:
    """The course of one episode as `audience` may see it.

    episode   whose course
    at        now (aware); a check-in counts as asked once it is answered or its time is over
    audience  "therapist" leaves out what the client keeps; "client" holds all
    zone      the practice's time zone, in which sessions have their dates
    """
    return courses_of([episode.pk], at=at, audience=audience, zone=zone)[episode.pk]


def courses_of(
    episodes: Iterable[UUID], *, at: datetime, audience: Audience = "therapist", zone: str = "UTC"
) -> dict[UUID, Course]:
    """The courses of many episodes, in three queries.

    episodes  ids
    at        now (aware)
    audience  as `course_of`
    zone      as `course_of`
    Returns id → Course, for every id asked.
    """
    ids = list(episodes)
    one = ids[0] if len(ids) == 1 else None
    forms = _forms(_ONE_FORMS.all(one) if one else _form_rows(ids), audience)
    goals = Counter(_ONE_GOALS.all(one) if one else _goal_rows(ids))
    sessions: dict[UUID, list[Session]] = {episode: [] for episode in ids}
    place = ZoneInfo(zone)
    rows = _ONE_SESSIONS.all(one) if one else _session_rows(ids)
    for pk, episode_id, number, starts_at, state, due_at, answered_at in rows:
        form = forms.get(pk, _NOTHING)
        sessions[episode_id].append(
            Session(
                number=number,
                on=starts_at.astimezone(place).date(),
                state=state,
                asked=answered_at is not None or (due_at is not None and due_at < at),
                client=form.get("client"),
                therapist=form.get("therapist"),
                outcomes=tuple(form.get("outcomes", ())),
            )
        )
    return {id_: Course(sessions=tuple(sessions[id_]), goals_agreed=goals[id_]) for id_ in ids}


_NOTHING: Mapping[str, Any] = {}


def _session_rows(ids: Sequence[UUID]) -> "QuerySet[TherapySession, tuple[Any, ...]]":
    asked = FilteredRelation("check_ins", condition=Q(check_ins__moment="after", check_ins__respondent="client"))
    rows = TherapySession.objects.filter(episode__in=ids).annotate(asked=asked).order_by("episode", "number")
    return rows.values_list("pk", "episode_id", "number", "starts_at", "state", "asked__due_at", "asked__answered_at")


def _goal_rows(ids: Sequence[UUID]) -> "QuerySet[Goal, UUID]":
    agreed = Goal.objects.filter(episode__in=ids, state__in=[Goal.State.AGREED, Goal.State.REACHED])
    return agreed.values_list("episode_id", flat=True)


def _form_rows(ids: Sequence[UUID]) -> "QuerySet[Response, tuple[Any, ...]]":
    """One row per form, with its headline score; plain tuples, because lists are long."""
    form = ("session_id", "measure", "respondent", "answers", "choices", "is_straight_line")
    score = ("scores__scale", "scores__value", "scores__is_complete", "scores__audience")
    rows = Response.objects.filter(session__episode__in=ids, scores__scale__in=_headline_scales())
    return rows.values_list(*form, *score)


@cache
def _headline_scales() -> tuple[str, ...]:
    """The scales that courses are made of: the first one of every measure."""
    return tuple(sorted({measure.scales[0].id for measure in content.measures() if measure.scales}))


# The submit path reads one course each time: these three are compiled once.
_ONE_SESSIONS = Prepared(lambda episode: _session_rows([episode]))
_ONE_GOALS = Prepared(lambda episode: _goal_rows([episode]))
_ONE_FORMS = Prepared(lambda episode: _form_rows([episode]))


def _forms(rows: Iterable[tuple[Any, ...]], audience: Audience) -> dict[UUID, dict[str, Any]]:
    """Session id → what each of the two said about it."""
    forms: dict[UUID, dict[str, Any]] = defaultdict(dict)
    for session_id, measure, respondent, answers, choices, is_straight_line, scale, value, is_complete, whose in rows:
        if whose not in ("both", audience):
            continue
        form = forms[session_id]
        if measure != ALLIANCE.get(respondent):
            if value is not None:
                form.setdefault("outcomes", []).append(
                    Outcome(scale=f"{measure}/{scale}", value=value, prorated=not is_complete)
                )
        elif scale == "alliance":
            seen = answers if audience == "client" or not choices else _without(answers, choices)
            form[respondent] = _rating(seen, value, is_complete=is_complete, is_straight_line=is_straight_line)
    return forms


def _without(answers: Mapping[str, int], choices: Mapping[str, str]) -> dict[str, int]:
    return {item: value for item, value in answers.items() if item not in choices}


def visible_answers(response: Response, audience: Audience) -> dict[str, int]:
    """The single answers of one form that `audience` may see.

    response  a filled form
    audience  the therapist sees neither what the client keeps ("mine") nor what counts in the trend only ("trend")
    """
    return dict(response.answers) if audience == "client" else _without(response.answers, response.choices)


def _rating(answers: Mapping[str, int], alliance: float | None, *, is_complete: bool, is_straight_line: bool) -> Rating:
    return Rating(
        alliance=alliance,
        aspects={aspect.id: answers[aspect.id] for aspect in ASPECTS if aspect.id in answers},
        off_moment=answers.get("off_moment"),
        repaired=answers.get("off_moment_repaired"),
        held_back=answers.get("held_back"),
        compared=answers.get("compared"),
        straight_line=is_straight_line,
        complete=is_complete,
    )
