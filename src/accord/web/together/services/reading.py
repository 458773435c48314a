"""That answers were read, and that a signal was talked about: what "you said, we changed" is made of."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from accord.web.audit.models import Verb
from accord.web.audit.services import Actor, remember
from accord.web.care.models import ClientWords, Episode, RaisedSignal, RepairThread, Sitting
from accord.web.care.models.answers import Sharing
from accord.web.care.models.practice import Moment, Respondent
from accord.web.people.models import User


def mark_read(*, episode: Episode, hidden_sessions: Collection[UUID], at: datetime, by: User) -> int:
    """Remember that the therapist has opened the shared view, and which answers it showed.

    episode          whose
    hidden_sessions  ids of sessions whose answers from after the session stay closed
    at               now (aware)
    by               the therapist
    Returns how many sittings were read for the first time.
    """
    is_closed = Q(check_in__moment=Moment.AFTER, check_in__session__in=hidden_sessions)
    shown = Sitting.objects.filter(check_in__session__episode=episode, check_in__respondent=Respondent.CLIENT)
    with transaction.atomic():
        fresh = list(shown.filter(read_at__isnull=True).exclude(is_closed).values_list("pk", flat=True))
        Sitting.objects.filter(pk__in=fresh, read_at__isnull=True).update(read_at=at, read_by=by)
        words = ClientWords.objects.filter(sitting__in=shown.exclude(is_closed), sharing=Sharing.SHOW_NOW)
        words.filter(read_at__isnull=True).update(read_at=at)
        remember(Verb.READ, "shared view", by=by, at=at, client_id=episode.client_id, object_id=episode.pk)
    return len(fresh)


def mark_talked_about(*, signal: RaisedSignal, at: datetime, by: Actor) -> RaisedSignal:
    """Remember that the two talked about what stands out, with its thread where there is one.

    signal  with its episode
    at      now (aware)
    by      who pressed
    """
    with transaction.atomic():
        fresh = RaisedSignal.objects.filter(pk=signal.pk, talked_about_at__isnull=True).update(talked_about_at=at)
        if not fresh:
            return signal
        signal.talked_about_at = at
        RepairThread.objects.filter(signal=signal, talked_about_at__isnull=True).update(talked_about_at=at)
        client_id = signal.episode.client_id
        remember(Verb.CHANGED, "something that stood out", by=by, at=at, client_id=client_id, object_id=signal.pk)
    return signal
