"""One client's page, and what is done from it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accord.errors import Refused
from accord.web.audit.models import Verb
from accord.web.audit.services import remember
from accord.web.care import access, presenting
from accord.web.care.forms import EndForm, SessionsForm
from accord.web.care.models import Episode
from accord.web.care.norms import rules_from
from accord.web.care.queries import the_practice
from accord.web.care.queries.client import record_of
from accord.web.care.services.clients import end_episode
from accord.web.care.services.sessions import add_sessions as add
from accord.web.people.models import Role, User


@require_safe
def client(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Sessions, course, signals, and what can be done next."""
    user = access.needs_role(request.user, Role.THERAPIST)
    at = timezone.now()
    episode = access.latest_episode_for(user, client_id)
    remember(Verb.READ, "record", by=user, at=at, client_id=client_id, object_id=episode.pk)
    return _page(request, user, episode)


def _page(
    request: HttpRequest, user: User, episode: Episode, *, status: int = 200, **forms: SessionsForm | EndForm
) -> HttpResponse:
    at, practice = timezone.now(), the_practice()
    record = record_of(episode, at=at, zone=practice.time_zone)
    context: dict[str, Any] = {
        "episode": episode,
        "client": episode.client,
        "record": record,
        "zone": practice.time_zone,
        "now": at,
        "can_write": episode.therapist_id == user.pk,
        "sessions_form": SessionsForm(),
        "end_form": EndForm(initial={"on": at.date()}),
        **presenting.record_context(episode, record, within_sd=rules_from(practice.norms).within_sd),
        **forms,
    }
    return render(request, "care/client.html", context, status=status)


@require_POST
def add_sessions(request: HttpRequest, episode_id: UUID) -> HttpResponse:
    """Add one session or a weekly series."""
    user = access.needs_role(request.user, Role.THERAPIST)
    episode = access.episode_for(user, episode_id, to="write")
    form = SessionsForm(request.POST)
    if form.is_valid():
        try:
            made = add(episode=episode, series=form.series(), by=user, at=timezone.now())
        except Refused:
            form.add_error("on", _("A new session comes after the last one. Choose a later day or time."))
        else:
            messages.success(request, presenting.sessions_added(len(made)))
            return redirect("care:client", client_id=episode.client_id)
    return _page(request, user, episode, status=422, sessions_form=form)


@require_POST
def end(request: HttpRequest, episode_id: UUID) -> HttpResponse:
    """End the work with a client: agreed, or stopped coming."""
    user = access.needs_role(request.user, Role.THERAPIST)
    episode = access.episode_for(user, episode_id, to="write")
    form = EndForm(request.POST)
    if not form.is_valid():
        return _page(request, user, episode, status=422, end_form=form)
    try:
        values = form.cleaned_data
        end_episode(episode=episode, ending=values["ending"], on=values["on"], by=user, at=timezone.now())
        messages.success(request, _("The ending is kept. The record stays readable."))
    except Refused:
        messages.warning(request, _("This has ended already. Nothing was changed."))
    return redirect("care:client", client_id=episode.client_id)
