"""One session as the therapist may see it: both views side by side, and what was said beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from accord import content
from accord.alliance import ASPECTS
from accord.measures.definition import Item, Measure, Scale
from accord.web.care.models import (
    ClientWords,
    GoalRating,
    MeasureText,
    Moment,
    Respondent,
    Response,
    Sharing,
    TherapySession,
)
from accord.web.care.queries.courses import ALLIANCE

CellKind = Literal["answer", "none", "private", "trend"]
FORECAST = "forecast"


@dataclass(frozen=True, slots=True)
class Cell:
    """One answer as the therapist may see it.

    text  the label of the answer, or why there is none; a skipped question is never a zero
    """

    text: str
    kind: CellKind


@dataclass(frozen=True, slots=True)
class Row:
    """One question and what was answered. A side that is not asked is None."""

    question: str
    client: Cell | None = None
    therapist: Cell | None = None
    aspect: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """One further measure: its title, its scores in words, and its answers."""

    title: str
    moment: str
    scores: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """Something the client wrote. `text` is None when they want to bring it up themselves."""

    kind: str
    text: str | None


@dataclass(frozen=True, slots=True)
class SessionAnswers:
    """What was answered about one session, as far as it is open.

    aspects   the eight aspects side by side
    scores    the alliance scores side by side
    beside    what the client said beside the score
    forecast  (what the therapist expected, what the client said), None without a forecast
    measures  further measures
    goals     (wording, 0–10)
    words     what the client wrote
    """

    aspects: tuple[Row, ...]
    scores: tuple[Row, ...]
    beside: tuple[Row, ...]
    forecast: tuple[int, str | None] | None
    measures: tuple[Filled, ...]
    goals: tuple[tuple[str, int], ...]
    words: tuple[Written, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is there to show."""
        return not (self.aspects or self.measures or self.goals or self.words)


def session_answers(session: TherapySession, *, is_open: bool) -> SessionAnswers:
    """The answers about one session, in five queries.

    session  with its episode
    is_open  False while the therapist's own view is missing: then only what came before the session is shown
    """
    forms = Response.objects.filter(session=session).select_related("sitting__check_in").prefetch_related("scores")
    shown = [one for one in forms if is_open or one.respondent == Respondent.THERAPIST or _is_before(one)]
    texts = {one.measure: one.texts for one in MeasureText.objects.all()}
    client = next((one for one in shown if one.measure == ALLIANCE["client"]), None)
    therapist = next((one for one in shown if one.measure == ALLIANCE["therapist"]), None)
    further = [one for one in shown if one.measure not in ALLIANCE.values()]
    return SessionAnswers(
        aspects=_aspects(client, therapist),
        scores=_scores(client, therapist),
        beside=_beside(client, session.number),
        forecast=_forecast(client, therapist),
        measures=tuple(_filled(one, texts.get(one.measure, {})) for one in further),
        goals=_goals(session, is_open=is_open),
        words=_words(session, is_open=is_open),
    )


def _is_before(response: Response) -> bool:
    return bool(response.sitting.check_in.moment == Moment.BEFORE)


def _cell(response: Response | None, measure: Measure, item: Item, own: Mapping[str, str]) -> Cell | None:
    if response is None:
        return None
    choice = response.choices.get(item.id) if response.respondent == Respondent.CLIENT else None
    if choice == "mine":
        return Cell(_("kept by the client"), "private")
    if choice == "trend":
        return Cell(_("counts in the trend only"), "trend")
    if item.id not in response.answers:
        return Cell(_("not answered"), "none")
    return Cell(_label(measure, item, response.answers[item.id], own), "answer")


def _label(measure: Measure, item: Item, value: int, own: Mapping[str, str]) -> str:
    for option in measure.options(item):
        if option.value == value:
            return own.get(f"option.{value}") or option.text or str(value)
    return str(value)


def _measure_of(response: Response) -> Measure:
    return content.measure(response.measure, response.version)


def _aspects(client: Response | None, therapist: Response | None) -> tuple[Row, ...]:
    """The two forms ask the same aspects, so that they can stand side by side."""
    if client is None and therapist is None:
        return ()
    rows = []
    for aspect in ASPECTS:
        cells = [
            None if form is None else _cell(form, _measure_of(form), _measure_of(form).item(aspect.id), {})
            for form in (client, therapist)
        ]
        rows.append(Row(question=aspect.id, client=cells[0], therapist=cells[1], aspect=aspect.id))
    return tuple(rows)


def _score_cell(response: Response | None, scale: Scale) -> Cell | None:
    if response is None:
        return None
    if any(response.choices.get(item) == "trend" for item in scale.items):
        # Beside the other answers this score would give the one away that shall count in the trend only.
        return Cell(_("counts in the trend only"), "trend")
    audiences = ("both", "therapist")
    row = next((one for one in response.scores.all() if one.scale == scale.id and one.audience in audiences), None)
    if row is None or row.value is None:
        return Cell(_("no score: too few answers"), "none")
    text = str(round(row.value))
    return Cell(text if row.is_complete else _("%(score)s (incomplete)") % {"score": text}, "answer")


def _scores(client: Response | None, therapist: Response | None) -> tuple[Row, ...]:
    form = client or therapist
    if form is None:
        return ()
    return tuple(
        Row(question=scale.title, client=_score_cell(client, scale), therapist=_score_cell(therapist, scale))
        for scale in _measure_of(form).scales
    )


def _was_asked(item: Item, response: Response, number: int) -> bool:
    """A follow-up to a question that was not answered so, or one for later sessions, is no gap."""
    if item.from_session > number:
        return False
    name, values = item.only_if or ("", ())
    return not name or (response.answers.get(name) in values and name not in response.choices)


def _beside(client: Response | None, number: int) -> tuple[Row, ...]:
    if client is None:
        return ()
    measure = _measure_of(client)
    asked = (item for item in measure.beside if _was_asked(item, client, number))
    if client.sitting.check_in.asks.get("short"):
        asked = (item for item in asked if item.id in client.answers)
    return tuple(Row(question=item.text or item.id, client=_cell(client, measure, item, {})) for item in asked)


def _forecast(client: Response | None, therapist: Response | None) -> tuple[int, str | None] | None:
    if therapist is None or FORECAST not in therapist.answers:
        return None
    cell = None if client is None else _score_cell(client, _measure_of(client).scale("alliance"))
    actual = cell.text if cell is not None and cell.kind == "answer" else None
    return int(therapist.answers[FORECAST]), actual


def _filled(response: Response, own: Mapping[str, str]) -> Filled:
    measure = _measure_of(response)
    is_client = response.respondent == Respondent.CLIENT
    rows = []
    for item in measure.items:
        cell = _cell(response, measure, item, own)
        question = own.get(item.id) or item.text or item.id
        rows.append(Row(question, client=cell) if is_client else Row(question, therapist=cell))
    scores = []
    for scale in measure.scales:
        found = _score_cell(response, scale)
        scores.append((scale.title, found.text if found else ""))
    moment = response.sitting.check_in.get_moment_display()
    return Filled(title=measure.title, moment=moment, scores=tuple(scores), rows=tuple(rows))


def _goals(session: TherapySession, *, is_open: bool) -> tuple[tuple[str, int], ...]:
    found = GoalRating.objects.filter(sitting__check_in__session=session).select_related("goal")
    if not is_open:
        found = found.filter(sitting__check_in__moment=Moment.BEFORE)
    return tuple((one.goal.wording, one.value) for one in found.order_by("pk"))


def _words(session: TherapySession, *, is_open: bool) -> tuple[Written, ...]:
    """What is kept never leaves the database here; what will be brought up is only said to be there."""
    found: Iterable[ClientWords] = ClientWords.objects.filter(
        session=session, sharing__in=[Sharing.SHOW_NOW, Sharing.BRING_UP]
    ).select_related("sitting__check_in")
    return tuple(
        Written(one.get_kind_display(), one.text if one.sharing == Sharing.SHOW_NOW else None)
        for one in found
        if is_open or (one.sitting is not None and one.sitting.check_in.moment == Moment.BEFORE)
    )
