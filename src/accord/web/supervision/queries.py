"""Whom to talk about first: what waits on a supervisor's supervisees' caseloads, grouped by what to do."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from accord.web.care import access
from accord.web.care.models import Episode, RaisedSignal, SafetyFlag
from accord.web.care.sentences import words_of
from accord.web.people.models import User

LOOK_BACK = timedelta(weeks=12)
"""Older signals that nobody talked about have been overtaken by newer answers."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing on one client's course.

    episode    with client and therapist
    name       of the client, "" where they did not agree to be named in supervision
    sentence   why it is here
    signal_id  where the rule is explained, None where the client is not named
    since      when it was raised
    """

    episode: Episode
    name: str
    sentence: str
    signal_id: UUID | None
    since: datetime


@dataclass(frozen=True, slots=True)
class Triage:
    """The groups, each longest waiting first.

    safety  answers that nobody has acknowledged yet
    repair  what happened between the two: to be talked about in the next session
    review  how things go: the plan may need another look
    """

    safety: tuple[Matter, ...]
    repair: tuple[Matter, ...]
    review: tuple[Matter, ...]

    def __bool__(self) -> bool:
        return bool(self.safety or self.repair or self.review)


REVIEW = {"deteriorated", "not-on-track", "silent", "goals-unclear", "low-from-start"}


def triage_of(supervisor: User, *, at: datetime) -> Triage:
    """Everything open on the caseloads of a supervisor's supervisees, in four queries.

    supervisor  whose supervisees
    at          now (aware)
    """
    episodes = {
        one.pk: one
        for one in access.episodes_for(supervisor, to="oversee").filter(ended_on=None)
        if one.therapist_id != supervisor.pk
    }
    named = access.may_be_named({one.client_id for one in episodes.values()})
    flags = SafetyFlag.objects.filter(episode__in=episodes, acknowledged_at__isnull=True).order_by("raised_at")
    signals = RaisedSignal.objects.filter(
        episode__in=episodes, talked_about_at__isnull=True, raised_at__gt=at - LOOK_BACK
    ).select_related("session")
    groups: dict[str, list[Matter]] = defaultdict(list)
    oldest: dict[UUID, SafetyFlag] = {}
    for flag in flags:
        oldest.setdefault(flag.episode_id, flag)
    groups["safety"] = [_flag_matter(episodes[flag.episode_id], flag, named) for flag in oldest.values()]
    for signal in _most_important(signals):
        if not words_of(signal).is_good:
            group = "review" if signal.kind in REVIEW else "repair"
            groups[group].append(_signal_matter(episodes[signal.episode_id], signal, named))
    return Triage(
        **{name: tuple(sorted(groups[name], key=lambda one: one.since)) for name in ("safety", "repair", "review")}
    )


def _most_important(signals: Iterable[RaisedSignal]) -> list[RaisedSignal]:
    """One signal per client: supervision is about people, not about a list of numbers."""
    best: dict[UUID, RaisedSignal] = {}
    for signal in sorted(signals, key=lambda one: (one.weight, one.raised_at), reverse=True):
        if not words_of(signal).is_good:
            best.setdefault(signal.episode_id, signal)
    return list(best.values())


def _flag_matter(episode: Episode, flag: SafetyFlag, named: set[UUID]) -> Matter:
    name = episode.client.name if episode.client_id in named else ""
    return Matter(episode, name, "", None, flag.raised_at)


def _signal_matter(episode: Episode, signal: RaisedSignal, named: set[UUID]) -> Matter:
    is_named = episode.client_id in named
    return Matter(
        episode=episode,
        name=episode.client.name if is_named else "",
        sentence=words_of(signal).sentence if is_named else "",
        signal_id=signal.pk if is_named else None,
        since=signal.raised_at,
    )
