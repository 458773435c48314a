"""Why a signal is there: the numbers behind it in words, the exact rule, and how often it speaks up without cause."""

from collections.abc import Mapping

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accord import content
from accord.signals.registry import RULES
from accord.web.care.models import RaisedSignal
from accord.web.care.queries.courses import ALLIANCE

# Kinds that pass on one answer of the client, and which; "" is the aspect the signal names.
ANSWERS: Mapping[str, str] = {
    "item-low": "",
    "safety-low": "",
    "off-moment": "off_moment",
    "held-back": "held_back",
    "compared": "compared",
}
NAMES: Mapping[str, Promise] = {
    "before": gettext_lazy("The session before"),
    "now": gettext_lazy("This session"),
    "first": gettext_lazy("At the start"),
    "change": gettext_lazy("Change since the start"),
    "fall": gettext_lazy("How far it fell"),
    "mean": gettext_lazy("Mean"),
    "gap": gettext_lazy("Therapist minus client"),
    "usual_gap": gettext_lazy("Therapist minus client, usually"),
    "within_sd": gettext_lazy("Usual spread within one person"),
    "k": gettext_lazy("How many usual spreads count"),
    "threshold": gettext_lazy("Counts from"),
    "sessions": gettext_lazy("Sessions in a row"),
    "unanswered": gettext_lazy("Not answered in a row"),
    "items": gettext_lazy("Equal answers"),
    "goals": gettext_lazy("Goals agreed"),
    "ratings": gettext_lazy("Ratings so far"),
}


def numbers_of(signal: RaisedSignal, *, with_answers: bool) -> list[tuple[str, str]]:
    """What the rule saw and what it was set to, each with a name.

    signal        as stored
    with_answers  whether single answers of the client may be shown; a supervisor sees none
    Returns (name, value) pairs; an answer reads as its label.
    """
    if signal.kind in ANSWERS:
        return _answers(signal) if with_answers else []
    values = {**signal.numbers, **signal.parameters}
    return [(str(NAMES[key]), number_format(_rounded(value))) for key, value in values.items() if key in NAMES]


def _rounded(value: float) -> float:
    """Whole numbers without a decimal point, others with one place."""
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def _answers(signal: RaisedSignal) -> list[tuple[str, str]]:
    items = {"now": ANSWERS[signal.kind] or signal.aspect, "repaired": "off_moment_repaired"}
    return [
        (_("The answer") if key == "now" else _("Put right by the end"), _label(items[key], signal.numbers[key]))
        for key in items
        if key in signal.numbers
    ]


def _label(item_id: str, value: float) -> str:
    measure = content.measure(ALLIANCE["client"])
    options = measure.options(measure.item(item_id))
    return next((one.text for one in options if one.value == value and one.text), str(round(value)))


def formula_of(signal: RaisedSignal) -> str:
    """The rule exactly as it is computed, "" when this software no longer holds that version.

    signal  as stored
    """
    rule = RULES.get(signal.rule)
    return rule.formula if rule is not None and rule.version == signal.version else ""


def false_alarms_of(signal: RaisedSignal) -> str:
    """What is known about how often this rule speaks up without cause.

    signal  as stored
    """
    if signal.kind in ANSWERS:
        return _(
            "It passes on an answer, so it cannot be wrong about the answer; what is meant by it only a talk can tell."
        )
    rate = signal.parameters.get("false_alarm_rate")
    if rate is None:
        return _("Not measured yet. Take it as a rule of thumb: a reason to ask, not a finding.")
    return _("In about %(percent)s of 100 simulated sessions in which nothing had changed.") % {
        "percent": number_format(_rounded(100 * float(rate)))
    }
