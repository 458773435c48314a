"""Crisis help for everybody, and the page on which a safety flag is acknowledged."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accord.web.audit.models import Verb
from accord.web.audit.services import remember
from accord.web.care import access
from accord.web.care.models import SafetyFlag
from accord.web.care.queries import the_practice
from accord.web.people.models import Role, User
from accord.web.safety import queries, services
from accord.web.safety.forms import AcknowledgeForm


@login_not_required
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Whom to call now. Without a database the last known contacts are shown, drawn without anything that needs one."""
    found = queries.help_now()
    if not found.is_fresh:
        return HttpResponse(render_to_string("safety/help_plain.html", {"help": found}))
    return render(request, "safety/help.html", {"help": found})


@require_http_methods(["GET", "HEAD", "POST"])
def flag(request: HttpRequest, flag_id: UUID) -> HttpResponse:
    """The answer behind one flag, with the two before it; what was done is kept by name."""
    user = access.needs_role(request.user, Role.THERAPIST)
    raised = access.flag_for(user, flag_id)
    form = AcknowledgeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _acknowledge(request, raised, form, user)
    remember(
        Verb.READ, "safety flag", by=user, at=timezone.now(), client_id=raised.episode.client_id, object_id=raised.pk
    )
    context = {
        "flag": raised,
        "client": raised.episode.client,
        "page": queries.flag_page_of(raised),
        "form": form,
        "zone": the_practice().time_zone,
    }
    return render(request, "safety/flag.html", context, status=422 if request.method == "POST" else 200)


def _acknowledge(request: HttpRequest, raised: SafetyFlag, form: AcknowledgeForm, user: User) -> HttpResponse:
    values = form.cleaned_data
    done = services.acknowledge(flag=raised, action=values["action"], note=values["note"], by=user, at=timezone.now())
    if done.is_first:
        messages.success(request, _("Noted, with your name and the time."))
        return redirect("care:client", client_id=raised.episode.client_id)
    who = done.flag.acknowledged_by
    messages.warning(request, _("%(name)s noted this first; that note stands.") % {"name": who.name if who else ""})
    return redirect("safety:flag", flag_id=raised.pk)
