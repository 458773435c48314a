"""Reads of the record: stored rows → courses. A fixed number of queries, however many episodes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count

from accord.courses.course import Course, Outcome, Rating, Session
from accord.web.care.models import CheckIn, Episode, Goal, Practice, Response, ScoreRow, TherapySession

Audience = Literal["client", "therapist"]
ALLIANCE = {"client": "alliance-check-in-client", "therapist": "alliance-check-in-therapist"}
ALLIANCE_ASPECTS = ("trust", "respect", "understanding", "goals", "tasks", "voice", "safety", "teamwork")


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
    """The courses of many episodes, in five queries.

    episodes  ids
    at        now (aware)
    audience  as `course_of`
    zone      as `course_of`
    Returns id → Course, for every id asked.
    """
    ids = list(episodes)
    asked = _asked_sessions(ids, at)
    forms = _forms(ids, audience)
    goals = _agreed_goals(ids)
    sessions: dict[UUID, list[Session]] = defaultdict(list)
    place = ZoneInfo(zone)
    rows = TherapySession.objects.filter(episode__in=ids).values_list("pk", "episode_id", "number", "starts_at", "state")
    for pk, episode_id, number, starts_at, state in rows.order_by("episode_id", "number"):
        form = forms.get(pk, _NOTHING)
        sessions[episode_id].append(
            Session(
                number=number,
                on=starts_at.astimezone(place).date(),
                state=state,
                asked=pk in asked,
                client=form["client"],
                therapist=form["therapist"],
                outcomes=tuple(form["outcomes"]),
            )
        )
    return {one: Course(sessions=tuple(sessions[one]), goals_agreed=goals.get(one, 0)) for one in ids}


_NOTHING: Mapping[str, Any] = {"client": None, "therapist": None, "outcomes": ()}


def _asked_sessions(ids: list[UUID], at: datetime) -> set[UUID]:
    rows = CheckIn.objects.filter(session__episode__in=ids, moment="after", respondent="client")
    return {
        session
        for session, due_at, answered_at in rows.values_list("session_id", "due_at", "answered_at")
        if answered_at is not None or due_at < at
    }


def _agreed_goals(ids: list[UUID]) -> dict[UUID, int]:
    rows = Goal.objects.filter(episode__in=ids, state__in=[Goal.State.AGREED, Goal.State.REACHED])
    return dict(rows.values_list("episode_id").annotate(Count("pk")))


def _forms(ids: list[UUID], audience: Audience) -> dict[UUID, dict[str, Any]]:
    scores: dict[UUID, list[ScoreRow]] = defaultdict(list)
    of_episodes = ScoreRow.objects.filter(response__session__episode__in=ids, audience__in=["both", audience])
    for score in of_episodes.only("response_id", "scale", "value", "is_complete"):
        scores[score.response_id].append(score)
    forms: dict[UUID, dict[str, Any]] = defaultdict(lambda: {"client": None, "therapist": None, "outcomes": []})
    for response in Response.objects.filter(session__episode__in=ids):
        form = forms[response.session_id]
        if response.measure == ALLIANCE.get(response.respondent):
            form[response.respondent] = _rating(response, scores[response.pk], audience)
        else:
            form["outcomes"] += _outcomes(response, scores[response.pk])
    return forms


def _outcomes(response: Response, scores: list[ScoreRow]) -> list[Outcome]:
    return [
        Outcome(scale=f"{response.measure}/{score.scale}", value=score.value, prorated=not score.is_complete)
        for score in scores
        if score.value is not None
    ]


def visible_answers(response: Response, audience: Audience) -> dict[str, int]:
    """The single answers of one form that `audience` may see.

    response  a filled form
    audience  the therapist sees neither what the client keeps ("mine") nor what counts in the trend only ("trend")
    """
    if audience == "client" or not response.choices:
        return dict(response.answers)
    return {item: value for item, value in response.answers.items() if item not in response.choices}


def _rating(response: Response, scores: list[ScoreRow], audience: Audience) -> Rating:
    answers = visible_answers(response, audience)
    alliance = next((score for score in scores if score.scale == "alliance"), None)
    return Rating(
        alliance=alliance.value if alliance else None,
        aspects={item: answers[item] for item in ALLIANCE_ASPECTS if item in answers},
        off_moment=answers.get("off_moment"),
        repaired=answers.get("off_moment_repaired"),
        held_back=answers.get("held_back"),
        compared=answers.get("compared"),
        straight_line=response.is_straight_line,
        complete=bool(alliance and alliance.is_complete),
    )
