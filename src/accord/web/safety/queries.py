"""What the page of one safety flag shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.db import DatabaseError

from accord import content
from accord.measures.definition import Measure
from accord.web.care.models import CrisisContact, MeasureText, Practice, Response, SafetyFlag

EARLIER = 2
_KEY = "accord.help"


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer to the item: in words, and when it was given; `words` is "" when the item was left out."""

    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FlagPage:
    """The item, the answer that raised the flag, and the last answers before it, newest first."""

    question: str
    answered: Answered
    earlier: tuple[Answered, ...]


def flag_page_of(flag: SafetyFlag) -> FlagPage:
    """The answer behind a flag in words, with the two before it.

    flag  with its response
    """
    response = flag.response
    measure = content.measure(response.measure, response.version)
    own = MeasureText.objects.filter(measure=measure.id).first()
    texts: Mapping[str, str] = own.texts if own else {}
    before = Response.objects.filter(
        session__episode=flag.episode_id, measure=response.measure, sitting__received_at__lt=flag.raised_at
    ).exclude(pk=response.pk)
    earlier = before.select_related("sitting").order_by("-sitting__received_at")[:EARLIER]
    return FlagPage(
        question=texts.get(flag.item) or measure.item(flag.item).text or flag.item,
        answered=Answered(_words(measure, flag.item, flag.value, texts), flag.raised_at),
        earlier=tuple(
            Answered(_words(measure, flag.item, one.answers.get(flag.item), texts), one.sitting.received_at)
            for one in earlier
        ),
    )


def _words(measure: Measure, item_id: str, value: int | None, texts: Mapping[str, str]) -> str:
    if value is None:
        return ""
    label = next((one.text for one in measure.options(measure.item(item_id)) if one.value == value), None)
    return texts.get(f"option.{value}") or label or str(value)


@dataclass(frozen=True, slots=True)
class Help:
    """Whom to call; `is_fresh` is False when the database did not answer and the last known contacts are shown."""

    practice: str
    contacts: tuple[dict[str, str], ...]
    is_fresh: bool = True


def help_now() -> Help:
    """The practice's crisis contacts; when the database does not answer, those that this process last knew."""
    try:
        practice = Practice.objects.filter(pk=1).first()
        contacts = tuple(contact_words(one) for one in CrisisContact.objects.all())
    except DatabaseError:
        practice_name, known = cache.get(_KEY, ("", ()))
        return Help(practice_name, known, is_fresh=False)
    name = practice.name if practice else ""
    cache.set(_KEY, (name, contacts), timeout=None)
    return Help(name, contacts)


def contact_words(contact: CrisisContact) -> dict[str, str]:
    """A contact as the help box shows it.

    contact  of the practice
    """
    return {"name": contact.name, "telephone": contact.telephone, "hours": contact.hours}
