"""From what was read to what a page shows: figures with their findings, sentences, the two-minute card."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accord import content
from accord.web.care.models import Episode, RaisedSignal, RepairThread
from accord.web.care.queries import ALLIANCE
from accord.web.care.sentences import aspect_name, words_of
from accord.web.goals.queries import GoalCourse
from accord.web.together import figures, paper
from accord.web.together.findings import back_after
from accord.web.together.queries.own import OwnPage
from accord.web.together.queries.shared import AspectNow, SharedView
from accord.web.together.queries.threads import ThreadStory
from accord.web.together.wording import question_for, why_of

HEARD_AT_ONCE = 4
MOST_OF_AN_ASPECT = 5


@dataclass(frozen=True, slots=True)
class Standing:
    """A signal in words. `why` is label → text: rule, numbers, source."""

    signal: RaisedSignal
    sentence: str
    suggestion: str
    why: tuple[tuple[str, str], ...]
    is_good: bool


@dataclass(frozen=True, slots=True)
class Mending:
    """A repair thread in words."""

    thread: RepairThread
    sentence: str


@dataclass(frozen=True, slots=True)
class AspectLine:
    """One aspect, last time and before, in words and dots."""

    name: str
    label: str
    dots: tuple[bool, ...]
    before: str


@dataclass(frozen=True, slots=True)
class TwoMinuteCard:
    """What both look at before the session when there is little time. Each part "" when there is none."""

    aspect: str
    question: str
    goal: str


def standing(signal: RaisedSignal) -> Standing:
    """One signal in the words of both.

    signal  with its session
    """
    words = words_of(signal)
    return Standing(
        signal=signal,
        sentence=words.sentence,
        suggestion=question_for(words.suggestion),
        why=why_of(signal, words),
        is_good=words.is_good,
    )


def shared_context(episode: Episode, view: SharedView) -> dict[str, Any]:
    """What the shared view's template shows beside the rows.

    episode  with client and therapist
    view     from `shared_view_of`
    """
    names = (episode.client.name, episode.therapist.name)
    return {
        "alliance": figures.alliance(
            view.course, view.signals, view.conversations, names=names, within_sd=view.within_sd
        ),
        "outcomes": figures.outcomes(view.course),
        "standing_out": [standing(signal) for signal in view.standing_out],
        "talked_about": [standing(signal) for signal in view.talked_about],
        "threads": [mending(one) for one in view.threads],
        "aspects": [aspect_line(one) for one in view.aspects],
        "card": two_minute_card(view),
    }


def own_context(page: OwnPage) -> dict[str, Any]:
    """What the own page's template shows beside the rows.

    page  from `own_page_of`
    """
    return {
        "alliance": figures.own_alliance(page.course, (), name=page.episode.client.name, within_sd=page.within_sd),
        "outcomes": figures.outcomes(page.course),
        "threads": [mending(one) for one in page.threads],
        "heard_now": page.heard[:HEARD_AT_ONCE],
        "heard_before": page.heard[HEARD_AT_ONCE:],
    }


def mending(thread: RepairThread) -> Mending:
    """A thread with the sentence of its signal.

    thread  with its signal and session
    """
    return Mending(thread=thread, sentence=words_of(thread.signal).sentence)


def aspect_line(one: AspectNow) -> AspectLine:
    """One aspect in words and dots.

    one  from `aspects_now`
    """
    return AspectLine(
        name=aspect_name(one.aspect),
        label=_degree(one.now),
        dots=tuple(number < one.now for number in range(MOST_OF_AN_ASPECT)),
        before=_before(one),
    )


def _degree(value: int) -> str:
    measure = content.measure(ALLIANCE["client"])
    labels = {option.value: option.text for option in measure.options(measure.items[0])}
    return labels.get(value) or str(value)


def _before(one: AspectNow) -> str:
    if one.before is None:
        return _("not enough yet")
    return _("usually %(value)s of 5") % {"value": number_format(one.before, 1)}


def two_minute_card(view: SharedView) -> TwoMinuteCard | None:
    """The card, None when there is nothing to put on it.

    view  from `shared_view_of`
    """
    weakest, goal = view.weakest, view.goal_to_revisit
    if weakest is None and goal is None:
        return None
    return TwoMinuteCard(
        aspect=aspect_name(weakest.aspect) if weakest else "",
        question=question_for(weakest.aspect) if weakest else "",
        goal=goal.wording if goal else "",
    )


def thread_context(thread: RepairThread, story: ThreadStory, *, is_client: bool) -> dict[str, Any]:
    """What a thread's template shows beside the row.

    thread     with its signal and episode
    story      from `thread_story`
    is_client  whether the client looks, who sees their own line alone
    """
    client, therapist, signals = thread.episode.client.name, thread.episode.therapist.name, (thread.signal,)
    if is_client:
        alliance = figures.own_alliance(story.course, signals, name=client, within_sd=story.within_sd)
    else:
        alliance = figures.alliance(story.course, signals, (), names=(client, therapist), within_sd=story.within_sd)
    return {"standing": standing(thread.signal), "ratings_say": ratings_say(story), "alliance": alliance}


def ratings_say(story: ThreadStory) -> str:
    """What the ratings around a drop say, in a sentence.

    story  from `thread_story`
    """
    if story.before is None or story.at is None:
        return _("There are not enough ratings around it to say.")
    fell = _("It went from %(before)s to %(now)s.") % {"before": round(story.before[1]), "now": round(story.at[1])}
    back = back_after(story.course.client_alliance(), story.at[0], within_sd=story.within_sd)
    if back is not None:
        return fell + " " + _("In session %(number)s it was back.") % {"number": back}
    if not story.after:
        return fell + " " + _("No rating has followed yet.")
    scores = ", ".join(str(round(score)) for _number, score in story.after)
    return fell + " " + _("The next ratings were %(scores)s: not back yet.") % {"scores": scores}


def as_pdf(episode: Episode, view: SharedView, *, on: date) -> bytes:
    """The shared view on paper, for the client to take home.

    episode  with client and therapist
    view     from `shared_view_of`
    on       today
    """
    shown = shared_context(episode, view)
    names = {"client": episode.client.name, "therapist": episode.therapist.name, "day": date_format(on, _("j F Y"))}
    agreed = tuple(one.agreed for one in view.conversations if one.agreed)
    return paper.as_pdf(
        title=_("Our work together"),
        lead=_("%(client)s and %(therapist)s, %(day)s") % names,
        footer=_("Accord supports a conversation. It neither diagnoses nor grades anyone."),
        language=get_language() or "en",
        figures=[shown["alliance"], *shown["outcomes"]],
        parts=(
            paper.Part(_("What you agreed so far"), agreed),
            paper.Part(_("Goals"), tuple(_goal_line(one) for one in view.goals.in_focus)),
            paper.Part(_("What stands out"), tuple(one.sentence for one in shown["standing_out"])),
            paper.Part(
                _("The parts of it, last time and before"),
                tuple(f"{one.name}: {one.label} ({one.before})" for one in shown["aspects"]),
            ),
        ),
    )


def _goal_line(one: GoalCourse) -> str:
    wording = str(one.goal.wording)
    if one.latest is None:
        return wording
    return _("%(wording)s %(value)s of 10") % {"wording": wording, "value": one.latest}
