"""Reads of the record: stored rows → courses. A fixed number of queries, however many episodes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import FilteredRelation, Q

from accord.alliance import ASPECTS
from accord.courses.course import Course, Outcome, Rating, Session
from accord.web.care.models import Episode, Goal, Practice, Response, TherapySession

Audience = Literal["client", "therapist"]
ALLIANCE = {"client": "alliance-check-in-client", "therapist": "alliance-check-in-therapist"}


def the_practice() -> Practice:
    """The practice of this installation; created empty on a new database."""
    practice = Practice.objects.filter(pk=1).first()
    return practice or Practice.objects.create(pk=1, name="")


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
    forms = _forms(ids, audience)
    sessions: dict[UUID, list[Session]] = {one: [] for one in ids}
    place = ZoneInfo(zone)
    asked = FilteredRelation("check_ins", condition=Q(check_ins__moment="after", check_ins__respondent="client"))
    rows = TherapySession.objects.filter(episode__in=ids).annotate(asked=asked).order_by("episode", "number")
    columns = ("pk", "episode_id", "number", "starts_at", "state", "asked__due_at", "asked__answered_at")
    for pk, episode_id, number, starts_at, state, due_at, answered_at in rows.values_list(*columns):
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
    goals = _agreed_goals(ids)
    return {one: Course(sessions=tuple(sessions[one]), goals_agreed=goals.get(one, 0)) for one in ids}


_NOTHING: Mapping[str, Any] = {}


def _agreed_goals(ids: list[UUID]) -> dict[UUID, int]:
    rows = Goal.objects.filter(episode__in=ids, state__in=[Goal.State.AGREED, Goal.State.REACHED])
    return Counter(rows.values_list("episode_id", flat=True))


def _forms(ids: list[UUID], audience: Audience) -> dict[UUID, dict[str, Any]]:
    """Session id → what each of the two said about it. One row per score; plain tuples, because lists are long."""
    columns = ("pk", "session_id", "measure", "respondent", "answers", "choices", "is_straight_line")
    rows = Response.objects.filter(session__episode__in=ids, scores__audience__in=["both", audience])
    forms: dict[UUID, dict[str, Any]] = defaultdict(dict)
    for row in rows.values_list(*columns, "scores__scale", "scores__value", "scores__is_complete"):
        _pk, session_id, measure, respondent, answers, choices, is_straight_line, scale, value, is_complete = row
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


def _rating(
    answers: Mapping[str, int], alliance: float | None, *, is_complete: bool, is_straight_line: bool
) -> Rating:
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
