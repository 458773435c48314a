"""That a therapist has read answers: the client can see it, and the software asks in full again."""

from datetime import datetime

from django.db import transaction

from accord.web.audit.models import Verb
from accord.web.audit.services import remember
from accord.web.care.models import ClientWords, Moment, Respondent, Sharing, Sitting, TherapySession
from accord.web.care.queries import unrated_sessions
from accord.web.people.models import User


def read_answers(*, session: TherapySession, by: User, at: datetime) -> int:
    """Remember that the therapist has the open answers of one session in front of them.

    session  with its episode; what came after a session that waits for the therapist's own view is not open
    by       the therapist
    at       now (aware)
    Returns how many forms were read for the first time.
    """
    shown = Sitting.objects.filter(check_in__session=session, check_in__respondent=Respondent.CLIENT)
    if session.pk in unrated_sessions([session.episode_id]):
        shown = shown.exclude(check_in__moment=Moment.AFTER)
    with transaction.atomic():
        fresh = list(shown.filter(read_at__isnull=True).values_list("pk", flat=True))
        Sitting.objects.filter(pk__in=fresh).update(read_at=at, read_by=by)
        words = ClientWords.objects.filter(sitting__in=shown, sharing=Sharing.SHOW_NOW, read_at__isnull=True)
        words.update(read_at=at)
        client_id = session.episode.client_id
        remember(Verb.READ, "answers of a session", by=by, at=at, client_id=client_id, object_id=session.pk)
    return len(fresh)
