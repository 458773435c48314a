"""The words of signals and aspects on pages for both."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accord.web.care.models import RaisedSignal

ASPECT_NAMES = {
    "trust": gettext_lazy("Trust"),
    "safety": gettext_lazy("Room to say hard things"),
    "understanding": gettext_lazy("Understanding"),
    "respect": gettext_lazy("Respect"),
    "voice": gettext_lazy("Having a say"),
    "teamwork": gettext_lazy("Being one team"),
    "goals": gettext_lazy("What we work towards"),
    "tasks": gettext_lazy("How we work"),
}


def aspect_name(aspect: str) -> str:
    """What an aspect is called on a page for both.

    aspect  its id
    """
    return str(ASPECT_NAMES.get(aspect, aspect))


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


@dataclass(frozen=True, slots=True)
class Sentence:
    """A signal in words."""

    sentence: str
    suggestion: str
    why: tuple[tuple[str, str], ...]


def sentence_of(signal: RaisedSignal) -> Sentence:
    """A signal in the words of both.

    signal  with its session
    """
    return Sentence(
        sentence=_("Session %(number)s was lower than usual for you two.") % {"number": signal.session.number},
        suggestion=_("You could ask what it was like."),
        why=((_("Rule"), f"{signal.rule} {signal.version}"), (_("Source"), signal.source)),
    )
