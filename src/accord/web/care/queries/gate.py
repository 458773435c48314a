"""The gate: the therapist gives their own view of a session before the client's answers to it open."""

from collections.abc import Iterable
from uuid import UUID

from accord.web.care.models import CheckIn, Episode, Moment, Respondent


def unrated_sessions(episodes: Iterable[Episode | UUID]) -> set[UUID]:
    """Sessions that wait for the therapist's own view; what came after them stays closed to the therapist.

    episodes  rows or ids
    Returns ids of sessions with an unanswered check-in of the therapist, in one query.
    """
    ids = [one.pk if isinstance(one, Episode) else one for one in episodes]
    waiting = CheckIn.objects.filter(
        session__episode__in=ids, moment=Moment.AFTER, respondent=Respondent.THERAPIST, answered_at__isnull=True
    )
    return set(waiting.values_list("session_id", flat=True))
