"""A course is valid or not built, and its series leave out what is missing."""

from datetime import date, timedelta

import pytest

from accord.courses.course import Course, Outcome, Rating, Session
from accord.errors import InputError, OutOfRange

START = date(2026, 1, 5)


def session(number: int, client: float | None = None, therapist: float | None = None, **more: object) -> Session:
    return Session(
        number=number,
        on=START + timedelta(weeks=number),
        state="attended",
        asked=True,
        client=None if client is None else Rating(client, {"trust": round(client / 20)}),
        therapist=None if therapist is None else Rating(therapist, {}),
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("numbers", [(1, 1), (2, 1), (1, 3, 2)])
def test_sessions_out_of_order_are_refused(numbers: tuple[int, ...]) -> None:
    with pytest.raises(InputError, match="session numbers"):
        Course(tuple(session(number) for number in numbers))


@pytest.mark.parametrize("value", [-0.1, 100.1, float("nan"), float("inf")])
def test_an_alliance_outside_0_to_100_is_refused(value: float) -> None:
    with pytest.raises(OutOfRange, match="0–100"):
        Rating(value, {})


@pytest.mark.parametrize("answer", [-1, 6])
def test_an_answer_that_is_no_button_is_refused_by_name(answer: int) -> None:
    with pytest.raises(OutOfRange, match="voice is"):
        Rating(50, {"voice": answer})


def test_a_score_that_is_no_number_is_refused() -> None:
    with pytest.raises(OutOfRange, match="phq-9/total"):
        Outcome("phq-9/total", float("nan"))


def test_fewer_goals_than_none_are_refused() -> None:
    with pytest.raises(OutOfRange, match="goals_agreed"):
        Course((), goals_agreed=-1)


def test_missing_sessions_stay_missing_in_the_series() -> None:
    course = Course((session(1, 70, 80), session(2), session(4, 60)))
    assert course.client_alliance() == ((1, 70), (4, 60))
    assert course.therapist_alliance() == ((1, 80),)
    assert course.gaps() == ((1, 10),)


def test_an_aspect_has_its_own_series() -> None:
    assert Course((session(1, 60), session(2), session(3, 80))).aspect("trust") == ((1, 3.0), (3, 4.0))


def test_estimated_totals_come_only_when_asked_for() -> None:
    scores = (Outcome("phq-9/total", 12), Outcome("phq-9/total", 9, prorated=True))
    course = Course(tuple(session(number, outcomes=(score,)) for number, score in enumerate(scores, 1)))
    assert course.outcome("phq-9/total") == ((1, 12),)
    assert course.outcome("phq-9/total", prorated=True) == ((1, 12), (2, 9))


def test_a_course_as_it_stood_keeps_nothing_later() -> None:
    course = Course((session(1, 70), session(2, 60), session(4, 50)), goals_agreed=1)
    assert [one.number for one in course.up_to(3).sessions] == [1, 2]


@pytest.mark.parametrize(
    ("answers", "complete", "expected"),
    [({"trust": 5, "voice": 5}, True, True), ({"trust": 5, "voice": 4}, True, False), ({"trust": 5}, False, False)],
)
def test_only_a_complete_form_at_the_top_is_full(answers: dict[str, int], complete: bool, expected: bool) -> None:
    assert Rating(100, answers, complete=complete).is_full is expected
