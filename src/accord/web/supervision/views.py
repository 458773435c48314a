"""Whom to talk about first, and one client's course as a supervisor may see it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accord.web.audit.models import Verb
from accord.web.audit.services import remember
from accord.web.care import access
from accord.web.care.norms import rules_from
from accord.web.care.presenting import record_context
from accord.web.care.queries import the_practice
from accord.web.care.queries.client import record_of
from accord.web.people.models import Role
from accord.web.supervision import queries


@require_safe
def caseload(request: HttpRequest) -> HttpResponse:
    """What needs attention on the caseloads of one's supervisees, grouped by what to do. No table of therapists."""
    user = access.needs_role(request.user, Role.SUPERVISOR)
    triage = queries.triage_of(user, at=timezone.now())
    return render(request, "supervision/caseload.html", {"triage": triage, "groups": _groups(triage)})


def _groups(triage: queries.Triage) -> list[dict[str, Any]]:
    groups = [
        {
            "title": _("Make sure that it was read"),
            "lead": _("An answer about thoughts of self-harm that the therapist has not noted yet. Call them today."),
            "matters": triage.safety,
            "kind": "help",
        },
        {
            "title": _("Talk about what happened between them"),
            "lead": _("Lower than usual, a moment that felt off, something unsaid: small gaps that can be mended."),
            "matters": triage.repair,
            "kind": "attention",
        },
        {
            "title": _("Look again at the plan"),
            "lead": _("Goals that are not clear, silence, or things getting worse."),
            "matters": triage.review,
            "kind": "attention",
        },
    ]
    return [group for group in groups if group["matters"]]


@require_safe
def client(request: HttpRequest, episode_id: UUID) -> HttpResponse:
    """The course and its signals: no answers, no words."""
    user = access.needs_role(request.user, Role.SUPERVISOR)
    episode = access.episode_for(user, episode_id, to="oversee")
    at = timezone.now()
    remember(Verb.READ, "course, in supervision", by=user, at=at, client_id=episode.client_id, object_id=episode.pk)
    practice = the_practice()
    record = record_of(episode, at=at, zone=practice.time_zone)
    drawn = record_context(episode, record, within_sd=rules_from(practice.norms).within_sd)
    context = {"episode": episode, "record": record, **drawn}
    return render(request, "supervision/client.html", context)
