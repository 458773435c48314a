"""A therapist's clients, and adding one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accord.web.audit.models import Verb
from accord.web.audit.services import remember
from accord.web.care import access, presenting
from accord.web.care.forms import ClientForm
from accord.web.care.norms import rules_from
from accord.web.care.queries import caseload_of, the_practice
from accord.web.care.services.clients import Person, add_client
from accord.web.care.services.sessions import add_sessions
from accord.web.people.models import Role


@require_safe
def caseload(request: HttpRequest) -> HttpResponse:
    """Every client: course, sessions, last check-in, and what needs attention first."""
    user = access.needs_role(request.user, Role.THERAPIST)
    at, practice = timezone.now(), the_practice()
    remember(Verb.READ, "caseload", by=user, at=at)
    rows = caseload_of(user, at=at, zone=practice.time_zone, most_signals=practice.signals_per_week)
    within_sd = rules_from(practice.norms).within_sd
    by_name = request.GET.get("order") == "name"
    if by_name:
        rows = tuple(sorted(rows, key=lambda row: row.episode.client.name.casefold()))
    context = {
        "rows": [presenting.caseload_line(row, within_sd=within_sd) for row in rows],
        "by_name": by_name,
        "zone": practice.time_zone,
    }
    return render(request, "care/caseload.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_client(request: HttpRequest) -> HttpResponse:
    """Add a client with a first session, then hand over the invitation."""
    user = access.needs_role(request.user, Role.THERAPIST)
    form = ClientForm(request.POST or None, initial={"language": the_practice().language, "starts_on": localdate()})
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "care/new_client.html", {"form": form}, status=status)
    at, values = timezone.now(), form.cleaned_data
    added = add_client(
        person=Person(values["name"], values["email"], values["language"]),
        therapist=user,
        starts_on=values["starts_on"],
        by=user,
        at=at,
    )
    first = form.first_session()
    if first is not None:
        add_sessions(episode=added.episode, series=first, by=user, at=at)
    messages.success(request, _("Added. Now hand over the invitation."))
    return redirect("care:client", client_id=added.client.pk)
