"""One signal, explained: rule, numbers, source, known errors, and what could be done."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accord.web.audit.models import Verb
from accord.web.audit.services import remember
from accord.web.care import access, presenting
from accord.web.care.queries import unrated_sessions
from accord.web.people.models import Role


@require_safe
def signal(request: HttpRequest, signal_id: UUID) -> HttpResponse:
    """Why a sentence is there."""
    user = access.needs_role(request.user, Role.THERAPIST, Role.SUPERVISOR)
    found = access.signal_for(user, signal_id, to="oversee")
    is_own = found.episode.therapist_id == user.pk
    if is_own and found.session_id in unrated_sessions([found.episode_id]):
        return redirect("care:session", session_id=found.session_id)
    remember(Verb.READ, "signal", by=user, at=timezone.now(), client_id=found.episode.client_id, object_id=found.pk)
    context = {
        "signal": found,
        "episode": found.episode,
        "can_write": is_own,
        **presenting.signal_context(found, with_answers=is_own),
    }
    return render(request, "care/signal.html", context)
