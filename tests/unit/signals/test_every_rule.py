"""Every rule of the registry: raised by a small planted course, and complete."""

import json

import pytest
from tests.unit.signals.courses import course, outcomes, rating, scored, session

from accord.content.guidance import guidance, guidance_ids
from accord.courses.change import ChangeNorm
from accord.courses.course import Course
from accord.signals.evaluate import RULES, Rules, Signal, evaluate

PHQ_9 = ChangeNorm("phq-9/total", threshold=6, direction=-1, clinical_cut_off=10, source="somebody, 2000")
RULES_OF_A_PRACTICE = Rules(tenth_percentile=50.0, change_norms=(PHQ_9,))
PLANTED: dict[str, Course] = {
    "drop-k": scored(80, 60),
    "fall": scored(80, 72, 64, 55),
    "low-from-start": scored(40),
    "item-low": course([rating(aspects={"voice": 2})]),
    "safety-low": course([rating(aspects={"safety": 2})]),
    "off-moment": course([rating(off_moment=1)]),
    "held-back": course([rating(held_back=2)]),
    "compared": course([rating(), rating(compared=-1)]),
    "no-room": course([rating(5)] * 3),
    "straight-line": course([rating(straight_line=True)]),
    "two-views": Course((session(1, rating(3), therapist=rating(5)),), goals_agreed=1),
    "silent": course([None, None]),
    "goals-unclear": course([rating()] * 3, goals_agreed=0),
    "reliable-improvement": outcomes("phq-9/total", 18, 8),
    "reliable-deterioration": outcomes("phq-9/total", 8, 18),
}


def test_every_rule_has_a_planted_course():
    assert set(PLANTED) == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_its_planted_course_raises_the_rule_and_nothing_else(rule):
    found = evaluate(PLANTED[rule], RULES_OF_A_PRACTICE)
    assert [one.rule for one in found] == [rule]


@pytest.mark.parametrize("rule", RULES)
def test_a_signal_carries_what_explains_it_later(rule):
    (signal,) = evaluate(PLANTED[rule], RULES_OF_A_PRACTICE)
    known = RULES[rule]
    assert (signal.kind, signal.version, signal.weight) == (known.kind, known.version, known.weight)
    assert signal.source and signal.numbers
    assert all(isinstance(value, int | float) for value in (*signal.numbers.values(), *signal.parameters.values()))
    assert signal.thread is known.thread


@pytest.mark.parametrize("rule", RULES)
def test_a_signal_survives_json(rule):
    (signal,) = evaluate(PLANTED[rule], RULES_OF_A_PRACTICE)
    assert Signal(**json.loads(json.dumps(signal.to_dict()))) == signal


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_says_what_it_does_in_plain_words_and_exactly(rule):
    assert all((rule.name, rule.plain, rule.formula, rule.source, rule.version))
    assert rule.plain.endswith(".") and "!" not in rule.plain
    assert not {"at risk", "failing", "diagnosis"} & {rule.plain.lower(), rule.name.lower()}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_there_is_guidance_for_the_kind_of_every_rule(rule):
    assert guidance(rule.kind) is not None


def test_no_two_rules_weigh_the_same():
    weights = [rule.weight for rule in RULES.values()]
    assert weights == sorted(set(weights), reverse=True)


@pytest.mark.parametrize("locale", ["en", "de", "es"])
def test_every_language_has_the_same_guidance_and_each_is_short(locale):
    texts = [guidance(name, locale) for name in guidance_ids(locale)]
    assert guidance_ids(locale) == guidance_ids("en")
    assert all(len(" ".join((one.meaning, *one.ask, *one.steps)).split()) <= 90 for one in texts)
    assert all(1 <= len(one.ask) <= 2 and len(one.steps) == 1 for one in texts)
