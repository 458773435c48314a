"""Simulated dyads as courses, and how often each rule of the signals is right and wrong about them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import polars as pl

from accord.alliance import ASPECTS
from accord.analytics.simulate import Dyads
from accord.courses.course import HIGHEST_ANSWER, HIGHEST_SCORE, Course, Outcome, Rating, Session
from accord.signals.evaluate import Rules, evaluate

FIRST_DAY = date(2026, 1, 5)
BESIDE = {
    "off_moment": "off_moment",
    "off_moment_repaired": "repaired",
    "held_back": "held_back",
    "compared": "compared",
}
"""Item of the check-in → field of a rating."""
ABOUT_RATINGS = ("drop-k", "fall", "item-low", "safety-low", "two-views")
"""Rules that draw a conclusion from ratings; the others pass on an answer, or count something."""


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """How often one rule spoke up.

    unchanged     rated sessions of clients in whose course nothing was planted
    false_alarms  of these, those after which the rule spoke up
    planted       planted drops whose session and one before it were rated
    found         of these, those at which the rule spoke up
    """

    unchanged: int
    false_alarms: int
    planted: int
    found: int

    @property
    def per_20(self) -> float:
        """False alarms per 20 unchanged sessions; 0 when there were none."""
        return 20 * self.false_alarms / self.unchanged if self.unchanged else 0.0

    @property
    def found_share(self) -> float:
        """Share of planted drops that the rule found (0–1); 0 when none was planted."""
        return self.found / self.planted if self.planted else 0.0


def courses_from(dyads: Dyads) -> dict[str, Course]:
    """Simulated people as courses, as the web would build them from stored answers.

    dyads  from the simulator
    Returns client id → Course, with the alliance in percent of the maximum and plain totals of PHQ-9 and GAD-7.
    Ours: the rules are tried on what they will meet. Test: unit/analytics/test_simulated.py
    """
    answers: dict[tuple[str, int, str], dict[str, int]] = defaultdict(dict)
    for client, number, respondent, item, value in dyads.ratings.iter_rows():
        answers[client, number, respondent][item] = value
    totals = dyads.outcomes.group_by("client_id", "session_no", "measure", maintain_order=True).agg(pl.sum("value"))
    outcomes: dict[tuple[str, int], list[Outcome]] = defaultdict(list)
    for client, number, measure, total in totals.iter_rows():
        outcomes[client, number].append(Outcome(f"{measure}/total", float(total)))
    sessions: dict[str, list[Session]] = defaultdict(list)
    for client, number, day, state in dyads.sessions.iter_rows():
        sessions[client].append(
            Session(
                number=number,
                on=FIRST_DAY + timedelta(days=day),
                state=state,
                asked=state == "attended",
                client=_rating(answers.get((client, number, "client"))),
                therapist=_rating(answers.get((client, number, "therapist"))),
                outcomes=tuple(outcomes[client, number]),
            )
        )
    return {client: Course(tuple(many), goals_agreed=1) for client, many in sessions.items()}


def error_rates(dyads: Dyads, rules: Rules) -> Mapping[str, ErrorRate]:
    """False alarms and found drops of every rule that draws a conclusion from scores.

    dyads  with the planted truth
    rules  what the rules are set to
    Returns rule id → ErrorRate, as the signals are shown: what a heavier one already says is not counted.
    Ours: a rule is told together with its errors. Test: unit/analytics/test_simulated.py
    """
    courses = courses_from(dyads)
    shown = {(one.rule, client, one.session) for client, course in courses.items() for one in evaluate(course, rules)}
    rated = {(client, number) for client, course in courses.items() for number, _score in course.client_alliance()}
    happened = set(dyads.truth.filter(pl.col("event") != "none")["client_id"])
    unchanged = {one for one in rated if one[0] not in happened}
    fallen = set(dyads.truth.filter(pl.col("event") == "drop").select("client_id", "session_no").iter_rows())
    planted = {(client, at) for client, at in fallen & rated if courses[client].client_alliance()[0][0] < at}
    return {rule: _error_rate(rule, shown, unchanged, planted) for rule in ABOUT_RATINGS}


def _error_rate(
    rule: str, shown: set[tuple[str, str, int]], unchanged: set[tuple[str, int]], planted: set[tuple[str, int]]
) -> ErrorRate:
    at = {(client, session) for name, client, session in shown if name == rule}
    return ErrorRate(len(unchanged), len(at & unchanged), len(planted), len(at & planted))


def _rating(answers: Mapping[str, int] | None) -> Rating | None:
    if not answers:
        return None
    aspects = {aspect.id: answers[aspect.id] for aspect in ASPECTS if aspect.id in answers}
    beside: dict[str, Any] = {field: answers.get(item) for item, field in BESIDE.items()}
    score = HIGHEST_SCORE * sum(aspects.values()) / (HIGHEST_ANSWER * len(aspects))
    return Rating(score, aspects, **beside)
