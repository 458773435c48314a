"""The words of the shared view: why a signal is there, and one question for each aspect."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accord.web.care.models import RaisedSignal
from accord.web.care.sentences import Words, false_alarms_of, number_name

QUESTIONS = {
    "trust": gettext_lazy("What would make it easier to rely on me?"),
    "safety": gettext_lazy("Is there something here that is hard to say?"),
    "understanding": gettext_lazy("What have I not got yet about how it is for you?"),
    "respect": gettext_lazy("When did you feel taken seriously here, and when not?"),
    "voice": gettext_lazy("What would you like to have more say in?"),
    "teamwork": gettext_lazy("When did we feel like one team, and when not?"),
    "goals": gettext_lazy("Is what we do still about the changes you want?"),
    "tasks": gettext_lazy("Does the way we work make sense to you?"),
}


def question_for(aspect: str) -> str:
    """One question to ask about an aspect.

    aspect  its id
    """
    return str(QUESTIONS.get(aspect, ""))


def why_of(signal: RaisedSignal, words: Words) -> tuple[tuple[str, str], ...]:
    """Why a signal is there: label → text, the plainest first.

    signal  as stored
    words   from `sentences.words_of`
    """
    lines = (
        (_("What was looked for"), words.rule),
        (_("The numbers"), numbers_of(signal)),
        (_("How often this says so without cause"), false_alarms_of(signal)),
        (_("Rule"), _("%(rule)s, version %(version)s") % {"rule": signal.rule, "version": signal.version}),
        (_("Source"), signal.source),
    )
    return tuple((label, text) for label, text in lines if text)


def numbers_of(signal: RaisedSignal) -> str:
    """The numbers behind a signal, in one line.

    signal  as stored
    """
    numbers = {key: value for key, value in signal.numbers.items() if isinstance(value, int | float)}
    return ", ".join(f"{number_name(key)} {number_format(value, 0)}" for key, value in numbers.items())
