"""The one write about safety: that somebody, by name, has read a flag and done something."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accord.web.audit.models import Verb
from accord.web.audit.services import remember
from accord.web.care.models import SafetyFlag
from accord.web.people.models import User


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The flag as it now stands; `is_first` is False when somebody was faster."""

    flag: SafetyFlag
    is_first: bool


def acknowledge(*, flag: SafetyFlag, action: str, note: str, by: User, at: datetime) -> Acknowledged:
    """Note that a flag was read and what was done. One flag at a time; the first acknowledgement stands.

    flag    open or not
    action  SafetyFlag.Action
    note    for the therapist's own notes, "" for none
    by, at  who and when
    """
    with transaction.atomic():
        taken = SafetyFlag.objects.filter(pk=flag.pk, acknowledged_at__isnull=True).update(
            acknowledged_at=at, acknowledged_by=by, action=SafetyFlag.Action(action), note=note
        )
        if taken:
            client_id = flag.episode.client_id
            remember(Verb.CHANGED, "safety flag", by=by, at=at, client_id=client_id, object_id=flag.pk)
    now = SafetyFlag.objects.select_related("acknowledged_by", "episode__client").get(pk=flag.pk)
    return Acknowledged(now, bool(taken))
