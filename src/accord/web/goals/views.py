"""Pages of goals, for either of the two."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accord.web.audit.models import Verb
from accord.web.audit.services import Actor, remember
from accord.web.care import access
from accord.web.care.models import Episode, Goal
from accord.web.care.queries import unrated_sessions
from accord.web.goals import queries, services
from accord.web.goals.forms import WordingForm
from accord.web.people.models import Role

STEPS: Final[Mapping[str, Callable[..., Goal]]] = {
    "agree": services.agree,
    "reach": services.reach,
    "let_go": services.let_go,
    "reopen": services.reopen,
}


@require_http_methods(["GET", "HEAD", "POST"])
def of_episode(request: HttpRequest, episode_id: UUID) -> HttpResponse:
    """The goals of an episode, for the therapist; a post proposes one."""
    user = access.needs_role(request.user, Role.THERAPIST)
    episode = access.episode_for(user, episode_id, to="write")
    return _page(request, episode, by=user, template="goals/of_episode.html", at=timezone.now())


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """A client's own goals; a post proposes one."""
    client = access.own_record(request.user)
    episode = access.episodes_for(request.user).filter(client=client).order_by("ended_on", "-started_on").first()
    if episode is None:
        raise Http404
    return _page(request, episode, by=client, template="goals/mine.html", at=timezone.now())


def _page(request: HttpRequest, episode: Episode, *, by: Actor, template: str, at: datetime) -> HttpResponse:
    form = WordingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.propose(episode=episode, wording=form.cleaned_data["wording"], at=at, by=by)
        messages.success(request, _("Proposed. It counts once the other one of you agrees."))
        return redirect(request.path)
    remember(Verb.READ, "goals", by=by, at=at, client_id=episode.client_id, object_id=episode.pk)
    return render(request, template, _context(episode, form, by), status=422 if form.errors else 200)


def _context(episode: Episode, form: WordingForm, by: Actor) -> dict[str, Any]:
    party = services.party_of(by)
    hidden = unrated_sessions([episode.pk]) if party == "therapist" else ()
    return {
        "episode": episode,
        "goals": queries.goals_of(episode, hidden_sessions=hidden),
        "form": form,
        "party": party,
    }


def _actor(request: HttpRequest, goal: Goal) -> Actor:
    """Who acts on the goal: the client whose it is, or the therapist who may write."""
    user = access.needs_role(request.user, Role.CLIENT, Role.THERAPIST)
    if goal.episode.client.account_id == user.pk:
        return goal.episode.client
    access.episode_for(user, goal.episode_id, to="write")
    return user


def _back(request: HttpRequest, goal: Goal) -> HttpResponse:
    if goal.episode.client.account_id == request.user.pk:
        return redirect("goals:mine")
    return redirect("goals:of_episode", episode_id=goal.episode_id)


@require_POST
def move(request: HttpRequest, goal_id: UUID, step: str) -> HttpResponse:
    """Agree, reach, let go or reopen, by one press."""
    goal = access.goal_for(request.user, goal_id)
    actor = _actor(request, goal)
    try:
        STEPS[step](goal=goal, at=timezone.now(), by=actor)
        messages.success(request, _("Saved."))
    except services.WrongStep as problem:
        messages.warning(request, str(problem))
    return _back(request, goal)


@require_http_methods(["GET", "HEAD", "POST"])
def reword(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Propose new words for an agreed goal; the old words hold until the other one agrees."""
    goal = access.goal_for(request.user, goal_id)
    actor = _actor(request, goal)
    form = WordingForm(request.POST or None, initial={"wording": goal.wording})
    if request.method == "POST" and form.is_valid():
        return _propose_wording(request, goal, form.cleaned_data["wording"], actor)
    is_client = services.party_of(actor) == "client"
    context = {
        "goal": goal,
        "form": form,
        "layout": "base_client.html" if is_client else "base.html",
        "is_client": is_client,
    }
    return render(request, "goals/reword.html", context, status=422 if form.errors else 200)


def _propose_wording(request: HttpRequest, goal: Goal, wording: str, actor: Actor) -> HttpResponse:
    try:
        services.propose(episode=goal.episode, wording=wording, at=timezone.now(), by=actor, replaces=goal)
        messages.success(request, _("Proposed. The words you have now hold until the other one of you agrees."))
    except services.WrongStep as problem:
        messages.warning(request, str(problem))
    return _back(request, goal)
