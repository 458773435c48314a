"""The words of the shared view: one question to ask, why a signal is there, and what an audit event is about."""

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accord.content.guidance import guidance
from accord.web.care.models import RaisedSignal
from accord.web.care.reasons import false_alarms_of, formula_of, numbers_of
from accord.web.care.sentences import Words

ANY_QUESTION = gettext_lazy("What was that session like for each of you?")


def question_for(guidance_id: str) -> str:
    """One question to ask, from the guidance in the page's language.

    guidance_id  an aspect or a kind of signal; what nothing is written about gets a question that always fits
    """
    advice = guidance(guidance_id, get_language() or "en")
    return advice.ask[0] if advice else str(ANY_QUESTION)


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
