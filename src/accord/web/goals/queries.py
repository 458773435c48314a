"""Reads of goals: two queries, however many goals and ratings."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from accord.web.care.models import Episode, Goal, GoalRating
from accord.web.care.models.practice import Moment

IN_FOCUS = 3
MOST = 10


@dataclass(frozen=True, slots=True)
class GoalCourse:
    """One goal with the client's ratings.

    goal      the row
    ratings   (session number, 0–10), in order
    in_focus  whether it is asked about at check-ins
    """

    goal: Goal
    ratings: tuple[tuple[int, int], ...]
    in_focus: bool

    @property
    def latest(self) -> int | None:
        """The last rating, None before the first."""
        return self.ratings[-1][1] if self.ratings else None

    @property
    def dots(self) -> tuple[bool, ...]:
        """Ten dots, filled up to the last rating."""
        return tuple(number < (self.latest or 0) for number in range(MOST))

    @property
    def since_first(self) -> int | None:
        """The last rating minus the first, None with fewer than two."""
        return self.ratings[-1][1] - self.ratings[0][1] if len(self.ratings) > 1 else None


@dataclass(frozen=True, slots=True)
class Goals:
    """The goals of one episode, by where they stand."""

    agreed: tuple[GoalCourse, ...]
    proposed: tuple[GoalCourse, ...]
    closed: tuple[GoalCourse, ...]

    @property
    def in_focus(self) -> tuple[GoalCourse, ...]:
        """The first three agreed."""
        return tuple(one for one in self.agreed if one.in_focus)


def goals_of(episode: Episode, *, hidden_sessions: Iterable[UUID] = ()) -> Goals:
    """The goals of one episode with their ratings.

    episode          whose
    hidden_sessions  ids of sessions whose answers from after the session are not open yet
    """
    goals = list(Goal.objects.filter(episode=episode).select_related("replaces"))
    ratings = _ratings(episode, set(hidden_sessions))
    focus = [goal.pk for goal in goals if goal.state == Goal.State.AGREED][:IN_FOCUS]
    courses = [GoalCourse(goal, tuple(ratings[goal.pk]), goal.pk in focus) for goal in goals]

    def standing(*states: str) -> tuple[GoalCourse, ...]:
        return tuple(one for one in courses if one.goal.state in states)

    return Goals(
        agreed=standing(Goal.State.AGREED),
        proposed=standing(Goal.State.PROPOSED),
        closed=standing(Goal.State.REACHED, Goal.State.LET_GO),
    )


def _ratings(episode: Episode, hidden: set[UUID]) -> dict[UUID, list[tuple[int, int]]]:
    rows = GoalRating.objects.filter(goal__episode=episode).values_list(
        "goal_id",
        "sitting__check_in__session_id",
        "sitting__check_in__session__number",
        "sitting__check_in__moment",
        "value",
    )
    ratings: dict[UUID, list[tuple[int, int]]] = defaultdict(list)
    for goal_id, session_id, number, moment, value in rows.order_by("sitting__check_in__session__number"):
        if moment == Moment.BEFORE or session_id not in hidden:
            ratings[goal_id].append((number, value))
    return ratings
