"""Simulated dyads as courses, and the errors of the rules about them. The stored figures are measured again, small."""

import pytest

from accord.analytics.simulate import Dyads, simulate
from accord.analytics.simulated import ABOUT_RATINGS, ErrorRate, courses_from, error_rates
from accord.signals.error_rates import FALSE_ALARMS_PER_20
from accord.signals.rules import Rules


@pytest.fixture(scope="module")
def dyads() -> Dyads:
    return simulate(clients=500, sessions=20, therapists=20, seed=3)


@pytest.fixture(scope="module")
def rates(dyads: Dyads) -> dict[str, ErrorRate]:
    return dict(error_rates(dyads, Rules()))


def test_every_simulated_client_has_a_course(dyads: Dyads) -> None:
    courses = courses_from(dyads)
    assert list(courses) == dyads.clients["client_id"].to_list()
    assert sum(len(course.sessions) for course in courses.values()) == dyads.sessions.height


def test_a_course_holds_scores_of_both_and_both_outcomes(dyads: Dyads) -> None:
    course = courses_from(dyads)["c00001"]
    assert course.client_alliance() and course.therapist_alliance()
    assert {one.scale for session in course.sessions for one in session.outcomes} == {"phq-9/total", "gad-7/total"}


def test_an_unanswered_check_in_is_a_gap_in_the_course(dyads: Dyads) -> None:
    sessions = [one for course in courses_from(dyads).values() for one in course.sessions if one.state == "attended"]
    assert any(one.client is None for one in sessions)


@pytest.mark.parametrize("rule", ABOUT_RATINGS)
def test_the_stored_false_alarms_are_those_that_are_measured(rates: dict[str, ErrorRate], rule: str) -> None:
    assert FALSE_ALARMS_PER_20[rule] == pytest.approx(rates[rule].per_20, rel=0.3, abs=0.1)


def test_most_planted_drops_are_found(rates: dict[str, ErrorRate]) -> None:
    assert rates["drop-k"].found_share > 0.9


def test_a_wider_margin_raises_fewer_false_alarms(dyads: Dyads, rates: dict[str, ErrorRate]) -> None:
    assert error_rates(dyads, Rules(drop_k=2.0))["drop-k"].per_20 < rates["drop-k"].per_20 / 3


def test_without_sessions_there_is_no_error_to_speak_of() -> None:
    assert (ErrorRate(0, 0, 0, 0).per_20, ErrorRate(0, 0, 0, 0).found_share) == (0.0, 0.0)
