"""Reads for the check-in pages."""

from django.db.models import QuerySet

from accord.web.care.models import CheckIn, Goal, MeasureText
from accord.web.care.queries import the_practice
from accord.web.checkins.questions import Section, sections_of


def goals_to_rate(check_in: CheckIn) -> "QuerySet[Goal]":
    """The agreed goals of the episode, first agreed first.

    check_in  with its session
    """
    return Goal.objects.filter(episode_id=check_in.session.episode_id, state=Goal.State.AGREED)


def form_of(check_in: CheckIn, *, language: str) -> tuple[Section, ...]:
    """Everything the check-in asks now.

    check_in  with its session, episode and therapist
    language  the page's language
    """
    goals = list(goals_to_rate(check_in)[:3]) if check_in.asks.get("goals") else []
    names = [name for name, _version in check_in.asks.get("measures", ())]
    own = MeasureText.objects.filter(measure__in=names) if any(name not in _SHIPPED for name in names) else ()
    return sections_of(check_in, goals=goals, language=language, texts={text.measure: text for text in own})


# Measures whose wording ships need no look for the practice's own; a short list saves a query on every form.
_SHIPPED = {"alliance-check-in-client", "alliance-check-in-therapist", "phq-9", "gad-7"}


def may_ask(check_in: CheckIn) -> bool:
    """Whether the practice has set its crisis contacts; without them nothing is asked of a client.

    check_in  the check-in
    """
    return check_in.respondent == "therapist" or the_practice().crisis_contacts.exists()
