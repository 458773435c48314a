"""What is set and what is missing, and the practice's settings."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accord.web.care import access
from accord.web.care.queries import the_practice
from accord.web.people.models import Role
from accord.web.practice import queries
from accord.web.practice.forms import PracticeForm
from accord.web.practice.services import settings as services


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the practice still needs, the most important first."""
    access.needs_role(request.user, Role.MANAGER)
    practice = the_practice()
    steps = queries.steps_of(practice)
    context = {
        "practice": practice,
        "steps": steps,
        "next_step": next((one for one in steps if not one.is_done), None),
        "is_asking": practice.crisis_contacts.exists(),
    }
    return render(request, "practice/home.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Name, time zone, letters, links, responsibility."""
    user = access.needs_role(request.user, Role.MANAGER)
    form = PracticeForm(request.POST or None, instance=the_practice())
    if request.method == "POST" and form.is_valid():
        services.change_settings(practice=form.save(commit=False), by=user, at=timezone.now())
        messages.success(request, _("Kept."))
        return redirect("practice:home")
    status = 422 if request.method == "POST" else 200
    return render(request, "practice/settings.html", {"form": form}, status=status)
