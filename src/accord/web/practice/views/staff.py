"""Colleagues: invitations, roles, disabled accounts, supervision."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accord.errors import Refused
from accord.web.care import access
from accord.web.care.queries import the_practice
from accord.web.people.models import Role, StaffInvitation, Supervision, User
from accord.web.practice import queries
from accord.web.practice.forms import InviteForm, RolesForm, SupervisorForm
from accord.web.practice.services import staff as services


@require_http_methods(["GET", "HEAD", "POST"])
def staff(request: HttpRequest) -> HttpResponse:
    """Everybody but clients, and an invitation for somebody new; its link is shown once."""
    user = access.needs_role(request.user, Role.MANAGER)
    form, at = InviteForm(request.POST or None), timezone.now()
    if request.method == "POST" and form.is_valid():
        try:
            made = services.invite_colleague(**form.cleaned_data, by=user, at=at)
        except Refused:
            form.add_error(
                "email", _("Somebody signs in with this address already. Change their roles in the list instead.")
            )
        else:
            return _handed_over(request, made)
    context = {"form": form, "colleagues": queries.colleagues(), "invitations": queries.open_invitations(at=at)}
    return render(request, "practice/staff.html", context, status=422 if request.method == "POST" else 200)


def _handed_over(request: HttpRequest, made: services.Invited) -> HttpResponse:
    address = settings.ACCORD_ADDRESS + reverse("people:join", args=[made.token])
    practice = the_practice()
    services.send_staff_invitation(
        invitation=made.invitation, address=address, practice=practice, at=made.invitation.created_at
    )
    return render(request, "practice/invited.html", {"invitation": made.invitation, "address": address})


@require_POST
def revoke(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Take an invitation back."""
    user = access.needs_role(request.user, Role.MANAGER)
    invitation = get_object_or_404(StaffInvitation, pk=invitation_id)
    services.revoke_staff_invitation(invitation=invitation, by=user, at=timezone.now())
    messages.success(request, _("Taken back. The link no longer works."))
    return redirect("practice:staff")


def _colleague(user_id: UUID) -> User:
    """An account that is not a client's."""
    found = get_object_or_404(User, pk=user_id)
    if found.has_role(Role.CLIENT):
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def colleague(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """What one account is for, and who supervises it."""
    user = access.needs_role(request.user, Role.MANAGER)
    theirs = _colleague(user_id)
    form = RolesForm(request.POST or None, initial={"roles": theirs.roles})
    if request.method == "POST" and form.is_valid():
        try:
            services.change_roles(user=theirs, roles=form.cleaned_data["roles"], by=user, at=timezone.now())
        except Refused:
            form.add_error("roles", _("This is the only manager. Make somebody else a manager first."))
        else:
            messages.success(request, _("Kept."))
            return redirect("practice:staff")
    status = 422 if request.method == "POST" else 200
    return _colleague_page(request, theirs, status=status, form=form)


def _colleague_page(request: HttpRequest, theirs: User, *, status: int = 200, **forms: Any) -> HttpResponse:
    context = {
        "colleague": theirs,
        "is_therapist": theirs.has_role(Role.THERAPIST),
        "supervisions": Supervision.objects.filter(supervisee=theirs, until__isnull=True).select_related("supervisor"),
        "form": RolesForm(initial={"roles": theirs.roles}),
        "supervisor_form": SupervisorForm(supervisee=theirs),
        **forms,
    }
    return render(request, "practice/colleague.html", context, status=status)


@require_POST
def set_active(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Disable or enable an account."""
    user = access.needs_role(request.user, Role.MANAGER)
    theirs, is_active = _colleague(user_id), request.POST.get("active") == "yes"
    try:
        services.set_active(user=theirs, is_active=is_active, by=user, at=timezone.now())
    except Refused:
        messages.warning(request, _("This is the only manager. Make somebody else a manager first."))
    else:
        messages.success(request, _("The account works again.") if is_active else _("The account is disabled."))
    return redirect("practice:staff")


@require_POST
def supervisor(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Assign a supervisor."""
    user = access.needs_role(request.user, Role.MANAGER)
    theirs = _colleague(user_id)
    form = SupervisorForm(request.POST, supervisee=theirs)
    if not form.is_valid():
        return _colleague_page(request, theirs, status=422, supervisor_form=form)
    at = timezone.now()
    services.assign_supervisor(
        supervisor=form.cleaned_data["supervisor"], supervisee=theirs, on=at.date(), by=user, at=at
    )
    messages.success(request, _("Assigned."))
    return redirect("practice:colleague", user_id=theirs.pk)


@require_POST
def end_supervision(request: HttpRequest, supervision_id: UUID) -> HttpResponse:
    """End a supervision."""
    user = access.needs_role(request.user, Role.MANAGER)
    supervision = get_object_or_404(Supervision, pk=supervision_id)
    at = timezone.now()
    services.end_supervision(supervision=supervision, on=at.date(), by=user, at=at)
    messages.success(request, _("Ended. The supervisor no longer sees these clients."))
    return redirect("practice:colleague", user_id=supervision.supervisee_id)
