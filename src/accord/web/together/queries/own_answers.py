"""A client's own answers and words, each with who sees it."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from accord import content
from accord.web.care.models import Client, ClientWords, Response, Sitting
from accord.web.care.models.practice import Respondent

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """One single answer. `choice`: show, trend or mine; `may_change` is False where safety needs it shown."""

    item: str
    question: str
    answer: str
    choice: str
    may_change: bool


@dataclass(frozen=True, slots=True)
class OwnForm:
    """One filled form with its answers."""

    response: Response
    title: str
    language: str
    answers: tuple[OwnAnswer, ...]


def sitting_for(client: Client, sitting_id: UUID) -> Sitting:
    """One sitting of the client's own.

    client      whose page it is
    sitting_id  its id
    Raises Http404 for everybody else's and absent ones alike.
    """
    rows = Sitting.objects.select_related(
        "check_in__session__episode__client", "check_in__session__episode__therapist", "read_by"
    )
    mine = rows.filter(pk=sitting_id, check_in__session__episode__client=client, check_in__respondent=Respondent.CLIENT)
    return _found(mine.first())


def words_for(client: Client, words_id: UUID) -> ClientWords:
    """Something the client wrote.

    client    whose page it is
    words_id  its id
    Raises Http404 for everybody else's and absent ones alike.
    """
    return _found(ClientWords.objects.select_related("episode").filter(pk=words_id, episode__client=client).first())


def _found(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row


def own_forms(sitting: Sitting) -> tuple[OwnForm, ...]:
    """The forms of one sitting, with each answer in the measure's own words.

    sitting  of the client's own
    """
    return tuple(_own_form(response) for response in sitting.responses.select_related("session__episode"))


def _own_form(response: Response) -> OwnForm:
    measure = content.measure(response.measure, response.version)
    flagged = {flag.item for flag in measure.flags}
    therapist = response.session.episode.therapist.name
    answers = []
    for item in (*measure.items, *measure.beside):
        if item.id not in response.answers:
            continue
        value = response.answers[item.id]
        labels = {option.value: option.text for option in measure.options(item)}
        answers.append(
            OwnAnswer(
                item=item.id,
                question=(item.text or _("Question %(number)s") % {"number": item.id}).replace(
                    "{therapist}", therapist
                ),
                answer=labels.get(value) or str(value),
                choice=response.choices.get(item.id, "show"),
                may_change=item.id not in flagged,
            )
        )
    return OwnForm(response=response, title=measure.title, language=measure.language, answers=tuple(answers))
