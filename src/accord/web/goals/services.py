"""Writes of goals: propose, agree, reach, let go, reopen. One transaction each; a second press changes nothing."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.errors import Refused
from accord.web.audit.models import Verb
from accord.web.audit.services import Actor, remember
from accord.web.care.models import Episode, Goal

State = Goal.State


class WrongStep(Refused):
    """A goal cannot go from where it stands to there, or not by this person."""


def party_of(by: Actor) -> str:
    """Which of the two somebody is: "client" or "therapist".

    by  who acts
    """
    return "client" if by.actor_role == "client" else "therapist"


def propose(*, episode: Episode, wording: str, at: datetime, by: Actor, replaces: Goal | None = None) -> Goal:
    """Propose a goal, or a new wording of an agreed one.

    episode   whose
    wording   in the proposer's words
    at        now (aware)
    by        either of the two
    replaces  the agreed goal that this wording replaces once the other has agreed
    Returns the proposal; the same words proposed twice are one proposal.
    Raises WrongStep when `replaces` is not an agreed goal of this episode.
    """
    with transaction.atomic():
        Episode.objects.select_for_update(of=("self",)).only("pk").get(pk=episode.pk)
        if replaces is not None and (replaces.episode_id != episode.pk or replaces.state != State.AGREED):
            raise WrongStep(_("Only a goal you both agreed on can be put in new words."))
        open_proposals = Goal.objects.filter(episode=episode, state=State.PROPOSED, replaces=replaces)
        for known in open_proposals:
            if known.wording == wording:
                return known
        goal = Goal.objects.create(
            episode=episode, wording=wording, proposed_by=party_of(by), proposed_at=at, changed_at=at, replaces=replaces
        )
        remember(Verb.WROTE, "goal", by=by, at=at, client_id=episode.client_id, object_id=goal.pk)
    return goal


def agree(*, goal: Goal, at: datetime, by: Actor) -> Goal:
    """Agree to a goal that the other one proposed. A new wording takes the place of the old one.

    goal  proposed by the other
    at    now (aware)
    by    either of the two, but not the one who proposed it
    Raises WrongStep otherwise.
    """
    if goal.state != State.AGREED and goal.proposed_by == party_of(by):
        raise WrongStep(_("You proposed this goal. It counts once the other one of you agrees."))
    with transaction.atomic():
        agreed = _move(goal, State.AGREED, at=at, by=by)
        if agreed.agreed_at is None:
            agreed.agreed_at = _place_of(agreed) or at
            agreed.save(update_fields=["agreed_at"])
        if agreed.replaces is not None and agreed.replaces.state == State.AGREED:
            _move(agreed.replaces, State.LET_GO, at=at, by=by)
    return agreed


def _place_of(goal: Goal) -> datetime | None:
    """A new wording keeps the place of the goal it replaces, so that it stays in focus."""
    return goal.replaces.agreed_at if goal.replaces else None


def reach(*, goal: Goal, at: datetime, by: Actor) -> Goal:
    """Say that an agreed goal is reached.

    goal  agreed
    at    now (aware)
    by    either of the two
    Raises WrongStep when it is not an agreed goal.
    """
    return _move(goal, State.REACHED, at=at, by=by)


def let_go(*, goal: Goal, at: datetime, by: Actor) -> Goal:
    """Let a goal go; it stays in the history.

    goal  proposed or agreed
    at    now (aware)
    by    either of the two
    Raises WrongStep when it is neither.
    """
    return _move(goal, State.LET_GO, at=at, by=by)


def reopen(*, goal: Goal, at: datetime, by: Actor) -> Goal:
    """Take up a goal again: a reached one is agreed as before, one let go is proposed anew.

    goal  reached or let go
    at    now (aware)
    by    either of the two
    Raises WrongStep when it is neither.
    """
    if goal.state == State.REACHED:
        return _move(goal, State.AGREED, at=at, by=by)
    with transaction.atomic():
        proposed = _move(goal, State.PROPOSED, at=at, by=by)
        proposed.proposed_by, proposed.agreed_at, proposed.replaces = party_of(by), None, None
        proposed.save(update_fields=["proposed_by", "agreed_at", "replaces"])
    return proposed


def _move(goal: Goal, to: State, *, at: datetime, by: Actor) -> Goal:
    with transaction.atomic():
        now = Goal.objects.select_for_update(of=("self",)).select_related("episode", "replaces").get(pk=goal.pk)
        if now.state == to:
            return now
        if to not in Goal.NEXT[State(now.state)]:
            raise WrongStep(
                _("This goal is “%(state)s” and cannot become “%(to)s” from there.")
                % {"state": State(now.state).label, "to": to.label}
            )
        now.state, now.changed_at = to, at
        now.save(update_fields=["state", "changed_at"])
        remember(Verb.CHANGED, "goal", by=by, at=at, client_id=now.episode.client_id, object_id=now.pk)
    return now
