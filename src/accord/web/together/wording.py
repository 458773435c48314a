"""The words of the shared view: why a signal is there, and one question for each aspect."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accord.web.care.models import RaisedSignal
from accord.web.care.reasons import false_alarms_of, formula_of, numbers_of
from accord.web.care.sentences import Words

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


ANY_QUESTION = gettext_lazy("What was that session like for each of you?")


def question_for(aspect: str) -> str:
    """One question to ask about an aspect.

    aspect  its id; anything else gets a question that always fits
    """
    return str(QUESTIONS.get(aspect, ANY_QUESTION))


def why_of(signal: RaisedSignal, words: Words) -> tuple[tuple[str, str], ...]:
    """Why a signal is there: label → text, the plainest first.

    signal  as stored
    words   from `sentences.words_of`
    """
    lines = (
        (_("What was looked for"), words.rule),
        *numbers_of(signal, with_answers=True),
        (_("How often this says so without cause"), false_alarms_of(signal)),
        (_("Exactly"), formula_of(signal)),
        (_("Rule"), _("%(rule)s, version %(version)s") % {"rule": signal.rule, "version": signal.version}),
        (_("Source"), signal.source),
    )
    return tuple((label, text) for label, text in lines if text)


THINGS = {
    "answers of a session": gettext_lazy("your answers about a session"),
    "check-in": gettext_lazy("a check-in"),
    "check-in link": gettext_lazy("the link to a check-in"),
    "client": gettext_lazy("your name and address"),
    "consent": gettext_lazy("what you agreed to"),
    "conversation": gettext_lazy("what you two agreed to try"),
    "end of therapy": gettext_lazy("the end of therapy"),
    "goal": gettext_lazy("a goal"),
    "goals": gettext_lazy("your goals"),
    "invitation": gettext_lazy("your invitation"),
    "own answers": gettext_lazy("your own answers"),
    "own page": gettext_lazy("your own page"),
    "questions for a session": gettext_lazy("the questions for a session"),
    "record": gettext_lazy("your record"),
    "repair thread": gettext_lazy("something you two are mending"),
    "session": gettext_lazy("a session"),
    "shared view": gettext_lazy("the page you two look at together"),
    "signal": gettext_lazy("why something stands out"),
    "something that stood out": gettext_lazy("something that stood out, as talked about"),
    "who sees your answers": gettext_lazy("who sees your answers"),
    "who sees your words": gettext_lazy("who sees your words"),
}


def thing_named(about: str) -> str:
    """What an audit event is about, as the client reads it.

    about  as stored; an unknown word stands for itself
    """
    return str(THINGS.get(about, about))
