"""Crisis contacts: whom clients can call."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accord.errors import Refused
from accord.web.care import access
from accord.web.care.models import CrisisContact
from accord.web.care.queries import the_practice
from accord.web.people.models import Role
from accord.web.practice.forms import ContactForm
from accord.web.practice.services import plan
from accord.web.practice.services import settings as services


@require_http_methods(["GET", "HEAD", "POST"])
def contacts(request: HttpRequest) -> HttpResponse:
    """The list, and a new one."""
    user = access.needs_role(request.user, Role.MANAGER)
    practice = the_practice()
    form = ContactForm(request.POST or None, instance=CrisisContact(practice=practice))
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        is_first = not practice.crisis_contacts.exists()
        services.keep_contact(contact=form.save(commit=False), by=user, at=at)
        if is_first:
            plan.default_plan(practice=practice, by=user, at=at)
        messages.success(request, _("Added. Clients see it on every page behind “Need help now?”."))
        return redirect("practice:contacts")
    context = {"form": form, "contacts": practice.crisis_contacts.all()}
    return render(request, "practice/contacts.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """Change one."""
    user = access.needs_role(request.user, Role.MANAGER)
    kept = get_object_or_404(CrisisContact, pk=contact_id)
    form = ContactForm(request.POST or None, instance=kept)
    if request.method == "POST" and form.is_valid():
        services.keep_contact(contact=form.save(commit=False), by=user, at=timezone.now())
        messages.success(request, _("Kept."))
        return redirect("practice:contacts")
    context = {"form": form, "contact": kept}
    return render(request, "practice/contact.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def remove_contact(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """Remove one, never the last."""
    user = access.needs_role(request.user, Role.MANAGER)
    kept = get_object_or_404(CrisisContact, pk=contact_id)
    try:
        services.remove_contact(contact=kept, by=user, at=timezone.now())
    except Refused:
        messages.warning(request, _("This is the last crisis contact. Add another one first, then remove this one."))
    return redirect("practice:contacts")


@require_POST
def move_contact_up(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """One place higher."""
    user = access.needs_role(request.user, Role.MANAGER)
    services.move_contact_up(contact=get_object_or_404(CrisisContact, pk=contact_id), by=user, at=timezone.now())
    return redirect("practice:contacts")
