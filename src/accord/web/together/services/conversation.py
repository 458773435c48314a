"""What the two say when they look together: kept, and asked about next time."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from accord.web.audit.models import Verb
from accord.web.audit.services import Actor, remember
from accord.web.care.models import Episode, RepairThread, TherapySession
from accord.web.together.models import Conversation

STEPS = ("seen", "felt", "would_help", "agreed")


def keep_conversation(*, session: TherapySession, words: Mapping[str, str], at: datetime, by: Actor) -> Conversation:
    """Keep what was said at one session. Keeping again changes the words; the same words change nothing.

    session  at which they looked together, with its episode
    words    step → text, any of STEPS; "agreed" is the sentence that is asked about next time
    at       now (aware)
    by       who pressed
    """
    said = {step: words.get(step, "") for step in STEPS}
    with transaction.atomic():
        # The lock makes two presses follow each other, so that the second finds the first one's row.
        Episode.objects.select_for_update(of=("self",)).only("pk").get(pk=session.episode_id)
        kept = Conversation.objects.filter(session=session).first()
        if kept is not None and all(getattr(kept, step) == text for step, text in said.items()):
            return kept
        verb = Verb.WROTE if kept is None else Verb.CHANGED
        kept = kept or Conversation(session=session, episode_id=session.episode_id, held_at=at)
        for step, text in said.items():
            setattr(kept, step, text)
        kept.save()
        _tell_threads(session, kept.agreed)
        remember(verb, "conversation", by=by, at=at, client_id=session.episode.client_id, object_id=kept.pk)
    return kept


def _tell_threads(session: TherapySession, agreed: str) -> None:
    """What is agreed answers the open threads that were talked about and have no agreement yet."""
    threads = RepairThread.objects.filter(episode_id=session.episode_id, state=RepairThread.State.OPEN)
    for thread in threads.filter(talked_about_at__isnull=False, agreed=""):
        thread.agreed = agreed
        thread.save(update_fields=["agreed"])


def answer_helped(*, conversation: Conversation, helped: str, at: datetime, by: Actor) -> Conversation:
    """Keep whether what was agreed has helped. The last answer holds.

    conversation  the earlier one
    helped        Conversation.Helped
    at            now (aware)
    by            either of the two
    """
    if conversation.helped == helped:
        return conversation
    with transaction.atomic():
        conversation.helped, conversation.helped_at = helped, at
        conversation.save(update_fields=["helped", "helped_at"])
        client_id = conversation.episode.client_id
        remember(Verb.CHANGED, "conversation", by=by, at=at, client_id=client_id, object_id=conversation.pk)
    return conversation
