"""Better or worse than at the start."""

from tests.unit.signals.courses import outcomes, session

from accord.courses.change import ChangeNorm
from accord.courses.course import Course, Outcome
from accord.signals.change import changes
from accord.signals.rules import Rules

PHQ_9 = ChangeNorm("phq-9/total", threshold=6, direction=-1, clinical_cut_off=10, source="somebody, 2000")
GAD_7 = ChangeNorm("gad-7/total", threshold=4, direction=-1, clinical_cut_off=8, source="somebody, 2000")
RULES = Rules(change_norms=(PHQ_9, GAD_7))


def test_six_points_less_is_better_by_the_published_value():
    (signal,) = changes(outcomes("phq-9/total", 20, 14), RULES)
    assert (signal.kind, signal.size, signal.source) == ("improved", 6, "phq-9/total: somebody, 2000")
    assert "recovered" not in signal.numbers


def test_five_points_less_is_not():
    assert changes(outcomes("phq-9/total", 20, 15), RULES) == ()


def test_crossing_the_clinical_cut_off_as_well_is_kept_with_it():
    better, worse = outcomes("phq-9/total", 16, 9), outcomes("phq-9/total", 9, 16)
    assert [dict(one.numbers)["recovered"] for one in changes(better, RULES)] == [1]
    assert [dict(one.numbers)["harmed"] for one in changes(worse, RULES)] == [1]


def test_it_is_said_where_it_is_new():
    found = changes(outcomes("phq-9/total", 20, 14, 13, 12, 18, 12), RULES)
    assert [one.session for one in found] == [2, 6]


def test_an_estimated_total_is_left_out():
    assert changes(outcomes("phq-9/total", 20, 8, prorated=frozenset({2})), RULES) == ()


def test_a_scale_without_a_published_value_is_never_judged():
    assert changes(outcomes("k10/total", 40, 10), RULES) == ()


def test_two_scales_that_say_the_same_are_one_signal():
    both = [(20, 18), (12, 2)]
    sessions = (
        session(at, outcomes=(Outcome("phq-9/total", phq), Outcome("gad-7/total", gad)))
        for at, (phq, gad) in enumerate(both, start=1)
    )
    (signal,) = changes(Course(tuple(sessions)), RULES)
    assert signal.source.startswith("gad-7/total")
