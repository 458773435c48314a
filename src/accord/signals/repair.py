"""What became of an alliance drop: repaired, still open, or too early to say."""

from typing import Literal

from accord.courses.course import Course
from accord.errors import InputError, OutOfRange

RepairState = Literal["repaired", "open", "censored"]
LOOK_AHEAD = 3


def repair_state(course: Course, session: int, *, within_sd: float) -> RepairState:
    """Whether one of the next three ratings is back within half a usual spread of the rating before the drop.

    course     of one pair
    session    number of the session of the drop; it and one before it are rated
    within_sd  usual spread within one person, points of 0–100, > 0
    Returns "open" when three ratings followed and none came back, "censored" when fewer followed and none came back.
    Raises InputError when the session or one before it has no rating, OutOfRange when within_sd is not above 0.
    Ours: three sessions and half a spread; no criterion of repair in ratings is agreed (Lipner 2022).
    Test: unit/signals/test_repair.py
    """
    if not within_sd > 0:
        raise OutOfRange(f"within_sd is {within_sd}; it must be above 0.")
    series = course.client_alliance()
    numbers = [number for number, _ in series]
    if session not in numbers[1:]:
        raise InputError(f"session {session} cannot be a drop: it needs a rating and one before it.")
    at = numbers.index(session)
    enough = series[at - 1][1] - within_sd / 2
    following = [value for _, value in series[at + 1 : at + 1 + LOOK_AHEAD]]
    if any(value >= enough for value in following):
        return "repaired"
    return "open" if len(following) == LOOK_AHEAD else "censored"
