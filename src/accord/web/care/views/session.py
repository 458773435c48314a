"""One session's page: what was asked, and both views side by side once the therapist's own is given."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accord.errors import Refused
from accord.web.care import access, presenting
from accord.web.care.models import TherapySession
from accord.web.care.queries import the_practice, unrated_sessions
from accord.web.care.queries.session_answers import session_answers
from accord.web.care.services import reading
from accord.web.care.services import sessions as services
from accord.web.people.models import Role


@require_safe
def session(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Check-ins with what can be done, and the answers that are open; showing them marks them as read."""
    user = access.needs_role(request.user, Role.THERAPIST)
    found = access.session_for(user, session_id, to="write")
    is_open = found.pk not in unrated_sessions([found.episode_id])
    at, practice = timezone.now(), the_practice()
    answers = session_answers(found, is_open=is_open)
    reading.read_answers(session=found, by=user, at=at)
    context = {
        "session": found,
        "episode": found.episode,
        "client": found.episode.client,
        "is_open": is_open,
        "answers": answers,
        "aspects": presenting.aspect_rows(answers.aspects),
        "zone": practice.time_zone,
        "has_crisis_contacts": practice.crisis_contacts.exists(),
        "states": [state for state in TherapySession.State if state != found.state],
        **presenting.session_context(found, is_open=is_open, at=at),
    }
    return render(request, "care/session.html", context)


@require_POST
def set_state(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Say whether a session took place."""
    user = access.needs_role(request.user, Role.THERAPIST)
    found = access.session_for(user, session_id, to="write")
    state = request.POST.get("state", "")
    if state not in TherapySession.State.values:
        messages.warning(request, _("Choose one of the states shown."))
        return redirect("care:session", session_id=found.pk)
    try:
        services.set_state(session=found, state=state, by=user, at=timezone.now())
        messages.success(request, _("Saved."))
    except Refused:
        messages.warning(request, _("Answers about this session are stored, so it took place. Nothing was changed."))
    return redirect("care:session", session_id=found.pk)
