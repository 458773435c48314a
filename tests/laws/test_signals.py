"""What holds for every signal of every course: empty, one point, all at the ceiling, full of gaps."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as some

from accord.alliance import ASPECTS
from accord.courses.change import ChangeNorm
from accord.courses.course import Course, Outcome, Rating, Session
from accord.signals.budget import within_budget
from accord.signals.evaluate import RULES, Rules, Signal, evaluate
from accord.signals.repair import repair_state

PHQ_9 = ChangeNorm("phq-9/total", threshold=6, direction=-1, clinical_cut_off=10, source="a test")
GAD_7 = ChangeNorm("gad-7/total", threshold=4, direction=-1, clinical_cut_off=8, source="a test")
RULES_HERE = Rules(tenth_percentile=55.0, usual_gap=-2.5, change_norms=(PHQ_9, GAD_7))
START = date(2026, 1, 5)
ANSWERS = some.dictionaries(some.sampled_from([one.id for one in ASPECTS]), some.integers(0, 5))


@some.composite
def ratings(draw: some.DrawFn) -> Rating:
    """Anything that one person may have ticked, or left out."""
    answers = draw(ANSWERS)
    score = 20 * sum(answers.values()) / len(answers) if len(answers) >= 6 else None
    yes = some.sampled_from([None, 0, 1, 2, 9])
    compared = draw(some.sampled_from([None, -2, -1, 0, 1, 2]))
    beside = {"off_moment": draw(yes), "held_back": draw(yes), "compared": compared}
    return Rating(score, answers, **beside, straight_line=draw(some.booleans()), complete=len(answers) == 8)


@some.composite
def courses(draw: some.DrawFn) -> Course:
    """Up to twelve sessions in any state, with numbers left out."""
    numbers = sorted(draw(some.sets(some.integers(1, 20), max_size=12)))
    outcome = some.builds(Outcome, some.sampled_from(["phq-9/total", "gad-7/total", "x/y"]), some.integers(0, 21))
    sessions = tuple(
        Session(
            number=number,
            on=START + timedelta(weeks=number),
            state=draw(some.sampled_from(["planned", "attended", "cancelled", "missed"])),
            asked=draw(some.booleans()),
            client=draw(some.none() | ratings()),
            therapist=draw(some.none() | ratings()),
            outcomes=tuple(draw(some.lists(outcome, max_size=2, unique_by=lambda one: one.scale))),
        )
        for number in numbers
    )
    return Course(sessions, goals_agreed=draw(some.integers(0, 2)))


def _client_scores(*scores: float) -> Course:
    return Course(
        tuple(
            Session(number, START, "attended", asked=True, client=Rating(score, {}))
            for number, score in enumerate(scores, 1)
        ),
        goals_agreed=1,
    )


FULL = Rating(100, {one.id: 5 for one in ASPECTS})
AT_THE_CEILING = Course(tuple(Session(number, START, "attended", asked=True, client=FULL) for number in range(1, 9)))
NEVER_ANSWERED = Course(tuple(Session(number, START, "attended", asked=True) for number in range(1, 9)))


@given(courses())
@example(Course(()))
@example(_client_scores(50))
@example(AT_THE_CEILING)
@example(NEVER_ANSWERED)
def test_a_signal_is_about_a_session_of_its_course_and_explains_itself(course: Course) -> None:
    numbers = {one.number for one in course.sessions}
    for signal in evaluate(course, RULES_HERE):
        assert signal.session in numbers
        assert signal.source and signal.numbers and signal.rule in RULES
        assert signal.aspect is None or signal.aspect in {one.id for one in ASPECTS}


@given(courses())
def test_nothing_is_said_twice_about_one_session(course: Course) -> None:
    found = evaluate(course, RULES_HERE)
    assert len({(one.session, one.kind) for one in found}) == len(found)
    opened = [one.session for one in found if one.thread]
    assert len(set(opened)) == len(opened)


@given(courses(), some.integers(0, 20))
def test_what_comes_later_never_changes_an_earlier_signal(course: Course, number: int) -> None:
    known_then = set(map(repr, evaluate(course.up_to(number), RULES_HERE)))
    known_now = {repr(one) for one in evaluate(course, RULES_HERE) if one.session <= number}
    assert known_then == known_now


@given(courses())
def test_the_order_of_answers_scores_and_norms_does_not_matter(course: Course) -> None:
    turned = Course(tuple(_turned(one) for one in course.sessions), course.goals_agreed)
    other = replace(RULES_HERE, change_norms=(GAD_7, PHQ_9))
    assert list(map(repr, evaluate(turned, other))) == list(map(repr, evaluate(course, RULES_HERE)))


def _turned(session: Session) -> Session:
    people = {who: getattr(session, who) for who in ("client", "therapist")}
    turned = {who: one and replace(one, aspects=dict(reversed(one.aspects.items()))) for who, one in people.items()}
    return replace(session, outcomes=session.outcomes[::-1], **turned)


@given(some.lists(some.integers(0, 40), max_size=10))
def test_ratings_that_only_rise_give_no_drop_and_those_that_only_sink_give_one_a_step(steps: list[int]) -> None:
    rising = [2.5 * step for step in sorted(set(steps))]
    assert not _of("drop", _client_scores(*rising))
    sinking = rising[::-1]
    deep = sum(before - now >= RULES_HERE.within_sd for before, now in pairwise(sinking))
    assert len(_of("drop", _client_scores(*sinking))) == deep


@given(some.lists(some.integers(0, 27), min_size=2, max_size=2))
def test_a_change_told_backwards_has_the_other_name(values: list[int]) -> None:
    def told(first: int, last: int) -> set[str]:
        scores = ((Outcome("phq-9/total", float(value)),) for value in (first, last))
        sessions = (Session(n, START, "attended", asked=False, outcomes=one) for n, one in enumerate(scores, 1))
        return {one.kind for one in evaluate(Course(tuple(sessions)), RULES_HERE)}

    other = {"improved": "deteriorated", "deteriorated": "improved"}
    assert told(*values[::-1]) == {other[kind] for kind in told(*values)}


@given(courses())
def test_a_wider_margin_never_finds_more(course: Course) -> None:
    wider = replace(RULES_HERE, drop_k=2.0)
    assert {one.session for one in _of("drop", course, wider)} <= {one.session for one in _of("drop", course)}


@given(courses(), some.integers(0, 5), some.integers(0, 5))
def test_the_budget_keeps_the_heaviest_and_never_more_than_fit(course: Course, per_week: int, shown: int) -> None:
    found = evaluate(course, RULES_HERE)
    kept = within_budget(found, per_week=per_week, already_shown=shown)
    assert len(kept) == min(len(found), max(0, per_week - shown))
    left_out = [one.weight for one in found if one not in kept]
    assert not kept or not left_out or min(one.weight for one in kept) >= max(left_out)
    assert kept == within_budget(found[::-1], per_week=per_week, already_shown=shown)


@settings(max_examples=50)
@given(courses(), some.floats(0, 100))
def test_a_repair_stays_a_repair_whatever_follows(course: Course, later: float) -> None:
    more = Course((*course.sessions, Session(99, START, "attended", asked=True, client=Rating(later, {}))))
    for drop in _of("drop", course):
        before = repair_state(course, drop.session, within_sd=10)
        after = repair_state(more, drop.session, within_sd=10)
        assert before == after or before == "censored"


def _of(kind: str, course: Course, rules: Rules = RULES_HERE) -> list[Signal]:
    return [one for one in evaluate(course, rules) if one.kind == kind]
