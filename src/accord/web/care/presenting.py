"""From rows to what a page of the record shows: sentences, and where each leads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from accord.content.guidance import guidance
from accord.web.care.figures import course_figure, sparkline
from accord.web.care.models import CheckIn, Episode, RaisedSignal, SafetyFlag, TherapySession
from accord.web.care.queries.caseload import CaseloadRow
from accord.web.care.queries.client import Record
from accord.web.care.queries.session_answers import Row
from accord.web.care.queries.today import Line
from accord.web.care.reasons import false_alarms_of, formula_of, numbers_of
from accord.web.care.sentences import Words, aspect_name, words_of

MOST_STANDING = 3


@dataclass(frozen=True, slots=True)
class Matter:
    """The one thing that matters, and where it leads.

    kind  help (a safety flag), rate (an own view is due), attention, or quiet
    why   address of the reason, "" when the sentence is all there is
    """

    sentence: str
    kind: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session on *today*."""

    line: Line
    first_name: str
    matter: Matter
    action: str
    action_url: str


@dataclass(frozen=True, slots=True)
class CaseloadLine:
    """One client on the caseload."""

    row: CaseloadRow
    matter: Matter
    sparkline: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A signal with its words."""

    signal: RaisedSignal
    words: Words


def first_name(name: str) -> str:
    """What fits on one line.

    name  as the client wants to be called
    """
    return name.split()[0] if name.split() else name


def flagged(flags: Iterable[SafetyFlag]) -> list[dict[str, Any]]:
    """Open safety flags with the client's name and where to read the answer.

    flags  with episode and client
    """
    return [{"flag": flag, "name": flag.episode.client.name} for flag in flags]


def line(one: Line) -> SessionLine:
    """One session on *today* in words.

    one  from `today_of`
    """
    name = first_name(one.session.episode.client.name)
    action, url = _("Open"), reverse("care:session", args=[one.session.pk])
    if one.to_rate is not None:
        action = _("Rate session %(number)s") % {"number": one.to_rate.number}
        url = reverse("checkins:rate", args=[one.to_rate.session_id])
    return SessionLine(one, name, _matter_of(one), action, url)


def _matter_of(one: Line) -> Matter:
    if one.flags:
        return _flag_matter()
    if one.to_rate is not None:
        sentence = _("Rate session %(number)s first.") % {"number": one.to_rate.number}
        return Matter(sentence, "rate")
    if one.brings_up:
        return Matter(_("Wants to bring something up themselves. Leave room for it."), "attention")
    if one.signal is not None:
        return _signal_matter(one.signal)
    if one.brings_topic:
        return Matter(_("Wrote what to talk about today."), "quiet", reverse("care:session", args=[one.session.pk]))
    return Matter(_("Nothing stands out."), "quiet")


def _flag_matter() -> Matter:
    return Matter(_("An answer about thoughts of self-harm waits for you."), "help")


def _signal_matter(signal: RaisedSignal) -> Matter:
    words = words_of(signal)
    kind = "quiet" if words.is_good else "attention"
    return Matter(words.sentence, kind, reverse("care:signal", args=[signal.pk]))


def caseload_line(row: CaseloadRow, *, within_sd: float) -> CaseloadLine:
    """One client on the caseload in words.

    row        from `caseload_of`
    within_sd  usual spread within one person, points
    """
    return CaseloadLine(row, _caseload_matter(row), sparkline(row.course, within_sd=within_sd))


def _caseload_matter(row: CaseloadRow) -> Matter:
    if row.flags:
        return _flag_matter()
    if row.signal is not None:
        return _signal_matter(row.signal)
    if row.to_rate:
        sentence = ngettext(
            "%(count)s session waits for your own view.", "%(count)s sessions wait for your own view.", row.to_rate
        )
        return Matter(sentence % {"count": row.to_rate}, "rate")
    if len(row.course.client_alliance()) < 2:
        return Matter(_("Not enough yet to say."), "quiet")
    return Matter(_("Nothing stands out."), "quiet")


def sessions_added(count: int) -> str:
    """What is said after adding sessions.

    count  how many
    """
    return ngettext("%(count)s session added.", "%(count)s sessions added.", count) % {"count": count}


def standing(signals: Iterable[RaisedSignal]) -> list[Standing]:
    """Signals with their words.

    signals  with their sessions
    """
    return [Standing(signal, words_of(signal)) for signal in signals]


def record_context(episode: Episode, record: Record, *, within_sd: float) -> dict[str, Any]:
    """What a client's page shows beside the rows.

    episode    with client and therapist
    record     from `record_of`
    within_sd  usual spread within one person, points
    """
    names = (episode.client.name, episode.therapist.name)
    fresh = standing(one for one in record.signals if one.talked_about_at is None)
    return {
        "figure": course_figure(record.course, record.signals, names=names, within_sd=within_sd),
        "flags": flagged(record.flags),
        "standing": fresh[:MOST_STANDING],
        "earlier": fresh[MOST_STANDING:],
        "talked_about": standing(one for one in record.signals if one.talked_about_at is not None),
    }


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One check-in on a session's page.

    title   such as "Client, after the session"
    state   answered, waiting, later or over
    words   the state in words
    """

    check_in: CheckIn
    title: str
    state: str
    words: str


def session_context(session: TherapySession, *, is_open: bool, at: datetime) -> dict[str, Any]:
    """What a session's page shows beside the answers.

    session  with its episode
    is_open  whether the client's answers from after the session are open
    at       now (aware)
    """
    asked = session.check_ins.select_related("sitting").order_by("-moment", "respondent")
    flags = SafetyFlag.objects.filter(episode=session.episode_id, acknowledged_at__isnull=True)
    signals: Sequence[RaisedSignal] = ()
    if is_open:
        signals = list(RaisedSignal.objects.filter(session=session).select_related("session").order_by("-weight"))
    return {
        "asked": [_asked_line(one, at) for one in asked if one.respondent == "client"],
        "now": at,
        "own": next((one for one in asked if one.respondent == "therapist"), None),
        "flags": flagged(flags.select_related("episode__client")),
        "standing": standing(signals),
    }


def _asked_line(check_in: CheckIn, at: datetime) -> AskedLine:
    title = _("Before the session") if check_in.moment == "before" else _("After the session")
    state, words = _state_of(check_in, at)
    return AskedLine(check_in, title, state, words)


def _state_of(check_in: CheckIn, at: datetime) -> tuple[str, str]:
    if check_in.answered_at is not None:
        return "done", _("answered")
    if check_in.opens_at > at:
        return "neutral", _("opens later")
    if check_in.due_at < at:
        return "neutral", _("not answered")
    return "waiting", _("waiting for an answer")


def signal_context(signal: RaisedSignal, *, with_answers: bool) -> dict[str, Any]:
    """What a signal's page shows: words, numbers with names, known errors.

    signal        with its session
    with_answers  whether single answers of the client may be shown
    """
    words = words_of(signal)
    return {
        "words": words,
        "guidance": guidance(words.suggestion, get_language() or "en"),
        "formula": formula_of(signal),
        "numbers": numbers_of(signal, with_answers=with_answers),
        "false_alarms": false_alarms_of(signal),
    }


def aspect_rows(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """The eight aspects by name, both answers beside each other.

    rows  from `session_answers`
    """
    return [{"name": aspect_name(row.aspect), "client": row.client, "therapist": row.therapist} for row in rows]
