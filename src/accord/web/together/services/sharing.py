"""A client changes who sees what they said, and what they agree to."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from accord import content
from accord.web.audit.models import Verb
from accord.web.audit.services import Actor, remember
from accord.web.care import signalling
from accord.web.care.models import (
    Client,
    ClientWords,
    Consent,
    RaisedSignal,
    RepairThread,
    Response,
    ScoreRow,
    TherapySession,
)
from accord.web.checkins.forms import CHOICES
from accord.web.checkins.services import score_rows

FIRST_TEXT = "1"


def change_sharing(*, words: ClientWords, sharing: str, at: datetime, by: Actor) -> ClientWords:
    """Change who sees something written in the client's own words.

    words    theirs
    sharing  Sharing
    at       now (aware)
    by       the client
    """
    if words.sharing == sharing:
        return words
    with transaction.atomic():
        words.sharing = sharing
        words.save(update_fields=["sharing"])
        client_id = words.episode.client_id
        remember(Verb.CHANGED, "who sees your words", by=by, at=at, client_id=client_id, object_id=words.pk)
    return words


def change_choices(*, response: Response, choices: Mapping[str, str], at: datetime, by: Actor) -> Response:
    """Change who sees the single answers of one form; scores and signals follow.

    response  with its session and episode
    choices   item → "trend" or "mine"; items left out are shown. Items with a safety flag stay shown
    at        now (aware)
    by        the client
    """
    measure = content.measure(response.measure, response.version)
    flagged = {flag.item for flag in measure.flags}
    wanted = {
        item: choice
        for item, choice in choices.items()
        if item in response.answers and item not in flagged and choice in CHOICES
    }
    if wanted == response.choices:
        return response
    scored = {item.id: response.answers[item.id] for item in measure.items if item.id in response.answers}
    with transaction.atomic():
        response.choices = wanted
        response.save(update_fields=["choices"])
        ScoreRow.objects.filter(response=response).delete()
        ScoreRow.objects.bulk_create(score_rows(response, measure, scored))
        _look_again(response.session, at=at)
        client_id = response.session.episode.client_id
        remember(Verb.CHANGED, "who sees your answers", by=by, at=at, client_id=client_id, object_id=response.pk)
    return response


def _look_again(session: TherapySession, *, at: datetime) -> None:
    """Signals that nobody talked about yet are made anew from what the therapist may see now."""
    untouched = Q(thread__isnull=True) | Q(thread__state=RepairThread.State.OPEN, thread__talked_about_at__isnull=True)
    RaisedSignal.objects.filter(untouched, session=session, talked_about_at__isnull=True).delete()
    signalling.raise_signals(session, at=at)


def change_consent(*, client: Client, purpose: str, given: bool, at: datetime, by: Actor) -> Consent:
    """Give or take back consent to one purpose. Earlier answers stay in the history.

    client   whose
    purpose  Purpose
    given    yes or no
    at       now (aware)
    by       the client
    Returns the newest answer; the same answer again adds nothing.
    """
    with transaction.atomic():
        Client.objects.select_for_update(of=("self",)).only("pk").get(pk=client.pk)
        newest = Consent.objects.filter(client=client, purpose=purpose).order_by("-at").first()
        if newest is not None and newest.given == given:
            return newest
        text_version = newest.text_version if newest else FIRST_TEXT
        consent = Consent.objects.create(client=client, purpose=purpose, given=given, at=at, text_version=text_version)
        if purpose == "letters":
            Client.objects.filter(pk=client.pk).update(letters_wanted=given)
        remember(Verb.CHANGED, "consent", by=by, at=at, client_id=client.pk, object_id=consent.pk)
    return consent
