"""Signals in words: a plain sentence, a short title, and the guidance that belongs to it. The one place."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from accord.signals.signal import Signal
from accord.web.care.models import RaisedSignal

ASPECT_NAMES: Mapping[str, Promise] = {
    "trust": gettext_lazy("Trust"),
    "respect": gettext_lazy("Respect"),
    "understanding": gettext_lazy("Understanding"),
    "goals": gettext_lazy("What we work towards"),
    "tasks": gettext_lazy("How we work"),
    "voice": gettext_lazy("Having a say"),
    "safety": gettext_lazy("Room to say hard things"),
    "teamwork": gettext_lazy("Being one team"),
}
# The same inside a sentence: "above all in …".
_IN_ASPECT: Mapping[str, Promise] = {
    "trust": gettext_lazy("trust"),
    "respect": gettext_lazy("respect"),
    "understanding": gettext_lazy("feeling understood"),
    "goals": gettext_lazy("goals"),
    "tasks": gettext_lazy("tasks"),
    "voice": gettext_lazy("having a say"),
    "safety": gettext_lazy("room to say hard things"),
    "teamwork": gettext_lazy("being one team"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of signal reads.

    title     two or three words
    sentence  with %(session)s and, where it names one, %(aspect)s
    plain     the sentence when there is no aspect
    rule      what the software looked for, in plain words
    is_good   good news reads calmly and is never counted as something to mend
    """

    title: Promise
    sentence: Promise
    rule: Promise
    plain: Promise | None = None
    is_good: bool = False


_LOWER = gettext_lazy("Session %(session)s was lower than usual for you two.")
_LOWER_IN = gettext_lazy("Session %(session)s was lower than usual for you two, above all in %(aspect)s.")
KINDS: Mapping[str, Kind] = {
    "drop": Kind(
        title=gettext_lazy("Lower than usual"),
        sentence=_LOWER_IN,
        plain=_LOWER,
        rule=gettext_lazy(
            "The client’s rating fell below the session before by more than ratings of one person usually move."
        ),
    ),
    "fall": Kind(
        title=gettext_lazy("Lower than before"),
        sentence=gettext_lazy("Session %(session)s was lower than the last few, above all in %(aspect)s."),
        plain=gettext_lazy("Session %(session)s was lower than the last few."),
        rule=gettext_lazy("The client’s rating of a session is well below the mean of the three before it."),
    ),
    "item-low": Kind(
        title=gettext_lazy("One answer low"),
        sentence=gettext_lazy("One answer after session %(session)s was low: %(aspect)s."),
        plain=gettext_lazy("One answer after session %(session)s was low."),
        rule=gettext_lazy("One of the eight answers is “Some” or less."),
    ),
    "off-moment": Kind(
        title=gettext_lazy("A moment felt off"),
        sentence=gettext_lazy("In session %(session)s there was a moment that felt off."),
        rule=gettext_lazy(
            "The client said that for a moment things between the two felt tense, distant or at cross purposes."
        ),
    ),
    "held-back": Kind(
        title=gettext_lazy("Something unsaid"),
        sentence=gettext_lazy("In session %(session)s something was left unsaid."),
        rule=gettext_lazy("The client said that there was something they wanted to say and kept to themselves."),
    ),
    "compared": Kind(
        title=gettext_lazy("Worse than last time"),
        sentence=gettext_lazy("Working together in session %(session)s felt worse than the time before."),
        rule=gettext_lazy("Asked to compare with last time, the client chose “a little worse” or “much worse”."),
    ),
    "silent": Kind(
        title=gettext_lazy("Check-ins not answered"),
        sentence=gettext_lazy("The last check-ins, up to session %(session)s, were not answered."),
        rule=gettext_lazy("Two check-ins in a row came to their time without an answer."),
    ),
    "low-from-start": Kind(
        title=gettext_lazy("Low from the start"),
        sentence=gettext_lazy("Ratings began low and are so up to session %(session)s."),
        rule=gettext_lazy("The first ratings are lower than nine in ten first ratings in this practice."),
    ),
    "no-room": Kind(
        title=gettext_lazy("No gaps reported"),
        sentence=gettext_lazy("No critical feedback yet: three full scores in a row, up to session %(session)s."),
        rule=gettext_lazy("Every answer was the highest, three sessions running. That leaves no room to see a change."),
    ),
    "straight-line": Kind(
        title=gettext_lazy("Answered very fast"),
        sentence=gettext_lazy("The answers after session %(session)s are all alike and came very fast."),
        rule=gettext_lazy("Eight equal answers in under ten seconds say little about the session."),
    ),
    "two-views": Kind(
        title=gettext_lazy("Two views"),
        sentence=gettext_lazy("You two saw session %(session)s differently."),
        rule=gettext_lazy("The therapist’s rating and the client’s are further apart than is usual."),
    ),
    "safety-low": Kind(
        title=gettext_lazy("Little room to say hard things"),
        sentence=gettext_lazy("Session %(session)s left little room to say something hard, or to disagree."),
        rule=gettext_lazy("The answer about room to say something hard is low."),
    ),
    "goals-unclear": Kind(
        title=gettext_lazy("No agreed goal yet"),
        sentence=gettext_lazy("By session %(session)s there is no agreed goal."),
        rule=gettext_lazy("Three sessions have taken place and no goal is agreed by both."),
    ),
    "improved": Kind(
        title=gettext_lazy("Better than at the start"),
        sentence=gettext_lazy("By session %(session)s things are reported as better than at the start."),
        rule=gettext_lazy("The change since the first answers is larger than the published reliable change."),
        is_good=True,
    ),
    "deteriorated": Kind(
        title=gettext_lazy("Worse than at the start"),
        sentence=gettext_lazy("By session %(session)s things are reported as worse than at the start."),
        rule=gettext_lazy("The change since the first answers is larger than the published reliable change."),
    ),
}
_OTHER = Kind(
    title=gettext_lazy("Worth talking about"),
    sentence=gettext_lazy("Something in session %(session)s is worth talking about."),
    rule=gettext_lazy("A rule of another version of this software."),
)


@dataclass(frozen=True, slots=True)
class Words:
    """A signal in words, translated.

    sentence    "Session 5 was lower than usual for you two, above all in tasks."
    title       "Lower than usual"
    rule        what the software looked for
    suggestion  id of the guidance that belongs to it, for `accord.content.guidance`
    aspect      the aspect's name, "" when it concerns none
    is_good     whether it is good news
    """

    sentence: str
    title: str
    rule: str
    suggestion: str
    aspect: str
    is_good: bool


def aspect_name(aspect: str) -> str:
    """What an aspect is called on pages.

    aspect  its id
    """
    return str(ASPECT_NAMES.get(aspect, aspect))


def words_of(signal: RaisedSignal | Signal) -> Words:
    """One signal in the words of the two.

    signal  raised (with its session fetched) or just evaluated
    """
    session = signal.session.number if isinstance(signal, RaisedSignal) else signal.session
    kind = KINDS.get(signal.kind, _OTHER)
    aspect = signal.aspect or ""
    template = kind.plain if kind.plain is not None and not aspect else kind.sentence
    return Words(
        sentence=str(template) % {"session": session, "aspect": str(_IN_ASPECT.get(aspect, aspect))},
        title=str(kind.title),
        rule=str(kind.rule),
        suggestion=suggestion_of(signal),
        aspect=aspect_name(aspect) if aspect else "",
        is_good=kind.is_good,
    )


def suggestion_of(signal: RaisedSignal | Signal) -> str:
    """The id of the guidance for one signal: in the words of the aspect concerned, else of its kind.

    signal  raised or just evaluated
    """
    return signal.aspect or signal.kind
