"""Every rule that can raise a signal: what it says in plain words, where it comes from, how much it weighs."""

from collections.abc import Mapping
from dataclasses import dataclass

from accord.signals.error_rates import FALSE_ALARMS_PER_20
from accord.signals.signal import Signal

_CHECK_IN = "Ours: a rule of thumb of the Alliance Check-in, until a practice has data of its own"
_ANSWER = "Ours: an answer of the client, passed on as it was given"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    id       stored with every signal it raises
    version  raised with every change of what it finds
    kind     of its signals; two rules may raise the same kind
    name     two or three words
    plain    what it looks for, for the people concerned
    formula  the same, exactly
    source   a paper, or "Ours" and why
    weight   0–100, the order in which signals are shown
    thread   whether its signals are followed up
    """

    id: str
    version: str
    kind: str
    name: str
    plain: str
    formula: str
    source: str
    weight: int
    thread: bool = False

    @property
    def false_alarms_per_20(self) -> float | None:
        """Measured on simulated courses; None where an answer is passed on, or nothing is measured."""
        return FALSE_ALARMS_PER_20.get(self.id)


# The weights: heavier is shown first. Worsening and drops first, good news and formalities last.
_ALL = (
    Rule(
        "reliable-deterioration",
        "1",
        "deteriorated",
        "Worse than at the start",
        "The change since the first answers is for the worse and larger than the published reliable change.",
        "direction · (latest − first) ≤ −threshold; said where the class of change is new",
        "Jacobson & Truax 1991; the threshold with its own source",
        95,
    ),
    Rule(
        "drop-k",
        "1",
        "drop",
        "Lower than usual",
        "The rating fell below the session before by more than ratings of one person usually move.",
        "x(t−1) − x(t) ≥ k · SDw, t−1 the session rated before",
        "Gumz 2012 compares such criteria; none is agreed (Lipner 2022)",
        90,
        thread=True,
    ),
    Rule(
        "off-moment",
        "1",
        "off-moment",
        "A moment felt off",
        "The client said that for a moment things felt tense, distant or at cross purposes.",
        "answer 1 (a little) or 2 (clearly)",
        _ANSWER,
        85,
        thread=True,
    ),
    Rule(
        "safety-low",
        "1",
        "safety-low",
        "Little room to say hard things",
        "The answer about room to say something hard, or to disagree, is low.",
        "safety ≤ 2 of 5",
        _CHECK_IN,
        80,
    ),
    Rule(
        "held-back",
        "1",
        "held-back",
        "Something unsaid",
        "The client said that there was something they wanted to say and kept to themselves.",
        "answer 1 (something small) or 2 (something important)",
        _ANSWER,
        75,
    ),
    Rule(
        "compared",
        "1",
        "compared",
        "Worse than last time",
        "Asked to compare with last time, the client chose worse.",
        "answer ≤ −1 of −2…+2",
        _ANSWER,
        70,
    ),
    Rule(
        "low-from-start",
        "1",
        "low-from-start",
        "Low from the start",
        "The first ratings are lower than nine in ten first ratings in this practice.",
        "mean of the ratings so far, at most three, < the practice's 10th percentile of that mean; said once",
        "Ours: compared with the practice's own clients, because the check-in has no norms yet",
        65,
    ),
    Rule(
        "fall",
        "1",
        "fall",
        "Lower than before",
        "The rating is well below the mean of the three before it.",
        "mean(x(t−3), x(t−2), x(t−1)) − x(t) ≥ 15 points",
        _CHECK_IN,
        60,
    ),
    Rule(
        "two-views",
        "1",
        "two-views",
        "Two views",
        "The two ratings of one session are further apart than is usual.",
        "|therapist − client − usual gap| > margin (20 points)",
        "Ours: a rule of thumb, until the gap is modelled as truth and bias (West & Kenny 2011)",
        55,
    ),
    Rule(
        "item-low",
        "1",
        "item-low",
        "One answer low",
        "One of the answers is “Some” or less.",
        "lowest of the seven aspects beside safety ≤ 2 of 5",
        _CHECK_IN,
        50,
    ),
    Rule(
        "silent",
        "1",
        "silent",
        "Check-ins not answered",
        "Two check-ins in a row came to their time without an answer.",
        "asked and unanswered, two asked sessions running; said once for each run",
        _CHECK_IN,
        45,
    ),
    Rule(
        "goals-unclear",
        "1",
        "goals-unclear",
        "No agreed goal yet",
        "Three sessions have taken place and no goal is agreed by both.",
        "attended ≥ 3 and goals agreed = 0; said once, at the third attended session",
        "Ours: agreeing on goals is a part of the alliance",
        40,
    ),
    Rule(
        "reliable-improvement",
        "1",
        "improved",
        "Better than at the start",
        "The change since the first answers is for the better and larger than the published reliable change.",
        "direction · (latest − first) ≥ threshold; said where the class of change is new",
        "Jacobson & Truax 1991; the threshold with its own source",
        30,
    ),
    Rule(
        "no-room",
        "1",
        "no-room",
        "No gaps reported",
        "Every answer was the highest, three sessions running. That leaves no room to see a change.",
        "all eight answers 5 of 5, three rated sessions running; said once for each run",
        "Ours: a full score cannot go up, and a small fall from above it cannot be seen",
        25,
    ),
    Rule(
        "straight-line",
        "1",
        "straight-line",
        "Answered very fast",
        "Eight equal answers in under ten seconds say little about the session.",
        "the check-in is marked as a straight line",
        _CHECK_IN,
        15,
    ),
)
RULES: Mapping[str, Rule] = {rule.id: rule for rule in _ALL}
"""By id, the heaviest first."""


def raised(
    rule_id: str,
    session: int,
    *,
    numbers: Mapping[str, float],
    parameters: Mapping[str, float] | None = None,
    aspect: str | None = None,
    size: float | None = None,
    source: str | None = None,
) -> Signal:
    """A signal of one rule, with what the registry knows about it.

    rule_id     in RULES
    session     number of the session it is about
    numbers     what the rule saw
    parameters  what it was set to
    aspect      the aspect concerned
    size        how far, below 0 is lower
    source      when it is more exact than the rule's own
    Ours: what is true of every signal of a rule is said in one place. Test: unit/signals/test_every_rule.py
    """
    rule = RULES[rule_id]
    set_to = dict(parameters or {})
    if rule.false_alarms_per_20 is not None:
        set_to["false_alarm_rate"] = rule.false_alarms_per_20 / 20
    return Signal(
        kind=rule.kind,
        rule=rule.id,
        version=rule.version,
        session=session,
        aspect=aspect,
        size=size,
        parameters=set_to,
        numbers=numbers,
        source=source or rule.source,
        weight=rule.weight,
        thread=rule.thread,
    )
