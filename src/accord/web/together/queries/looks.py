"""Who has looked at a client's record, in plain words, for the client to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accord.web.audit.models import AuditEvent
from accord.web.care.models import Client
from accord.web.people.models import User
from accord.web.together.wording import thing_named


@dataclass(frozen=True, slots=True)
class Look:
    """One line of "who has looked": who in plain words, what they did, with what, how often that day, last when."""

    who: str
    did: str
    what: str
    at: datetime
    times: int


def looks_at(client: Client) -> "QuerySet[AuditEvent]":
    """Every event of a client's record, newest first.

    client  whose
    """
    return AuditEvent.objects.filter(client_id=client.pk).order_by("-at")


def in_plain_words(events: Sequence[AuditEvent]) -> tuple[tuple[date, tuple[Look, ...]], ...]:
    """Events as lines that the client can read, day by day; the same act on one day is one line with a count.

    events  of one page, newest first
    Returns (day, its lines), newest first.
    """
    names = {
        user.pk: user.name for user in User.objects.filter(pk__in={event.by_id for event in events if event.by_id})
    }
    days: dict[date, dict[tuple[str, str, str], list[datetime]]] = {}
    for event in events:
        act = (_who(event, names), event.get_verb_display(), thing_named(event.about))
        days.setdefault(localdate(event.at), {}).setdefault(act, []).append(event.at)
    return tuple(
        (day, tuple(Look(*act, at=times[0], times=len(times)) for act, times in acts.items()))
        for day, acts in days.items()
    )


def _who(event: AuditEvent, names: dict[UUID, str]) -> str:
    if event.by_role == "client":
        return _("you")
    name = names.get(event.by_id) if event.by_id else None
    roles = {
        "therapist": _("a therapist"),
        "supervisor": _("a supervisor"),
        "manager": _("the practice’s manager"),
        "researcher": _("a researcher"),
        "system": _("the software"),
    }
    role = roles.get(event.by_role, event.by_role)
    return _("%(name)s, %(role)s") % {"name": name, "role": role} if name else role
