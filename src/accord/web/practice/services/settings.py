"""The practice's settings and crisis contacts."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from accord.errors import Refused
from accord.web.audit.models import Verb
from accord.web.audit.services import Actor, remember
from accord.web.care.models import CrisisContact, Practice


def change_settings(*, practice: Practice, by: Actor, at: datetime) -> Practice:
    """Keep the practice's settings.

    practice  with the new values, validated by the form
    by, at    who and when
    """
    with transaction.atomic():
        practice.save()
        remember(Verb.CHANGED, "practice settings", by=by, at=at)
    return practice


def keep_contact(*, contact: CrisisContact, by: Actor, at: datetime) -> CrisisContact:
    """Add a crisis contact at the end, or change one.

    contact  new or changed, validated by the form
    by, at   who and when
    """
    is_new = contact._state.adding
    with transaction.atomic():
        if is_new:
            last = CrisisContact.objects.filter(practice=contact.practice).aggregate(last=Max("position"))["last"]
            contact.position = 0 if last is None else last + 1
        contact.save()
        remember(Verb.WROTE if is_new else Verb.CHANGED, "crisis contact", by=by, at=at, object_id=contact.pk)
    return contact


def remove_contact(*, contact: CrisisContact, by: Actor, at: datetime) -> None:
    """Remove a crisis contact, never the last one: clients are asked on the promise that somebody can be called.

    contact  an existing one
    by, at   who and when
    Raises Refused for the last one.
    """
    with transaction.atomic():
        Practice.objects.select_for_update().get(pk=contact.practice_id)
        if not CrisisContact.objects.filter(practice=contact.practice_id).exclude(pk=contact.pk).exists():
            raise Refused("This is the last crisis contact. Add another one first, then remove this one.")
        removed = contact.pk
        contact.delete()
        remember(Verb.CHANGED, "crisis contacts", by=by, at=at, object_id=removed)


def move_contact_up(*, contact: CrisisContact, by: Actor, at: datetime) -> None:
    """Put a crisis contact one place higher.

    contact  an existing one; the first stays where it is
    by, at   who and when
    """
    with transaction.atomic():
        row = list(CrisisContact.objects.select_for_update().filter(practice=contact.practice_id))
        place = next(number for number, one in enumerate(row) if one.pk == contact.pk)
        row.insert(max(place - 1, 0), row.pop(place))
        for position, one in enumerate(row):
            CrisisContact.objects.filter(pk=one.pk).update(position=position)
        remember(Verb.CHANGED, "crisis contacts", by=by, at=at, object_id=contact.pk)
