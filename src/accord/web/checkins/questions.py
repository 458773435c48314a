"""What one check-in asks, as a list of questions that a form can show and read back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _

from accord import content
from accord.measures.definition import Item, Measure
from accord.web.care.models import CheckIn, Goal, MeasureText

Kind = Literal["choices", "number", "words"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question on the form.

    name       the field's name, "phq-9.1", "goal.<id>", "topic", "hard-to-say"
    text       what is asked
    lead       the line above, shared by the questions of a measure; "" for none
    kind       choices: one of `options`; number: 0–100; words: free text with the client's choice of who sees it
    options    (value, label)
    shared     whether the client may choose who sees this answer
    only_if    (name, values): shown only when that question has one of these answers
    language   language of the text when it differs from the page's, else ""
    """

    name: str
    text: str
    lead: str
    kind: Kind
    options: tuple[tuple[int, str], ...] = ()
    shared: bool = False
    only_if: tuple[str, tuple[int, ...]] | None = None
    language: str = ""
    aspect: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Questions of one measure, with its preface and rights line."""

    title: str
    preface: str
    rights: str
    questions: tuple[Question, ...]
    language: str = ""


def measures_of(check_in: CheckIn) -> tuple[Measure, ...]:
    """The measures a check-in asks, in the version that was frozen with it.

    check_in  the check-in
    """
    return tuple(content.measure(name, version) for name, version in check_in.asks.get("measures", ()))


def sections_of(
    check_in: CheckIn, *, goals: Sequence[Goal], language: str, texts: Mapping[str, MeasureText] | None = None
) -> tuple[Section, ...]:
    """Everything one check-in asks, in order.

    check_in  with its session, episode and therapist
    goals     the agreed goals to rate, at most three
    language  the page's language
    texts     the practice's own wording, by measure id
    """
    sections = [_section(check_in, measure, language, texts or {}) for measure in measures_of(check_in)]
    if check_in.asks.get("goals") and goals:
        sections.append(_goals_section(goals))
    if check_in.asks.get("topic"):
        sections.append(_topic_section())
    return tuple(section for section in sections if section.questions)


def _section(check_in: CheckIn, measure: Measure, language: str, texts: Mapping[str, MeasureText]) -> Section:
    own = texts[measure.id].texts if measure.id in texts else {}
    foreign = measure.language if measure.language != language else ""
    questions = [_question(check_in, measure, item, own, foreign) for item in _asked_items(check_in, measure)]
    if measure.id == "alliance-check-in-client":
        questions = _with_words(questions)
    rights = measure.rights.line if measure.rights.line and measure.id != "alliance-check-in-client" else ""
    return Section(
        title=measure.title, preface=measure.preface or "", rights=rights, questions=tuple(questions), language=foreign
    )


def _asked_items(check_in: CheckIn, measure: Measure) -> list[Item]:
    """The scored items always; what stands beside them by its conditions, and little of it while answers are unread."""
    beside = [item for item in measure.beside if item.from_session <= check_in.session.number]
    if check_in.asks.get("short"):
        beside = [item for item in beside if item.id in {"off_moment", "off_moment_repaired", "held_back"}]
    return [*measure.items, *beside]


def _question(check_in: CheckIn, measure: Measure, item: Item, own: Mapping[str, str], foreign: str) -> Question:
    therapist = check_in.session.episode.therapist.name
    text = own.get(item.id) or item.text or ""
    options = tuple(
        (one.value, own.get(f"option.{one.value}") or one.text or str(one.value)) for one in measure.options(item)
    )
    is_scored = any(item.id == one.id for one in measure.items)
    return Question(
        name=f"{measure.id}.{item.id}",
        text=text.replace("{therapist}", therapist),
        lead=_lead(measure, item, is_scored=is_scored).replace("{therapist}", therapist),
        kind="choices" if options else "number",
        options=options,
        shared=check_in.respondent == "client" and item.id not in {flag.item for flag in measure.flags},
        only_if=(f"{measure.id}.{item.only_if[0]}", item.only_if[1]) if item.only_if else None,
        language=foreign,
        aspect=item.aspect or "",
    )


def _lead(measure: Measure, item: Item, *, is_scored: bool) -> str:
    """A follow-up says so, for whoever sees it without having been led there."""
    if item.only_if:
        return _("If so:")
    return measure.lead or "" if is_scored else ""


def _with_words(questions: list[Question]) -> list[Question]:
    """Put the free line right behind "held back", where it belongs."""
    words = Question(
        name="hard-to-say", text=_("Anything that was hard to say? You can write it here."), lead="", kind="words"
    )
    own_words = Question(name="one-thing", text=_("Or in your own words"), lead="", kind="words")
    after = {"alliance-check-in-client.held_back": words, "alliance-check-in-client.one_thing": own_words}
    return [one for question in questions for one in (question, after.get(question.name)) if one is not None]


def _goals_section(goals: Sequence[Goal]) -> Section:
    options = tuple((value, str(value)) for value in range(11))
    lead = _("How close do you feel to this today? 0 is not at all, 10 is all the way.")
    return Section(
        title=_("Your goals"),
        preface="",
        rights="",
        questions=tuple(
            Question(name=f"goal.{goal.pk}", text=goal.wording, lead=lead, kind="choices", options=options)
            for goal in goals[:3]
        ),
    )


def _topic_section() -> Section:
    text = _("What would you like to talk about today?")
    return Section(
        title=_("Today"), preface="", rights="", questions=(Question(name="topic", text=text, lead="", kind="words"),)
    )


def goal_id_of(name: str) -> UUID | None:
    """The goal that a field's name means, None for other fields.

    name  "goal.<id>"
    """
    prefix, _dot, rest = name.partition(".")
    return UUID(rest) if prefix == "goal" else None
