"""Joining as a colleague, and the therapist's introduction."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accord.errors import Refused
from accord.web.people import services
from accord.web.people.forms import IntroductionForm, JoinForm
from accord.web.people.models import Introduction, Role, User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Set up the account that an invitation promises. Opening the page never uses it up."""
    at = timezone.now()
    invitation = services.staff_invitation_by_token(token, at=at)
    if invitation is None:
        return render(request, "people/closed.html", status=404)
    form = JoinForm(request.POST or None, email=invitation.email, initial={"name": invitation.name})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            user = services.join(invitation=invitation, name=values["name"], password=values["password"], at=at)
        except Refused:
            return render(request, "people/closed.html", status=404)
        login(request, user, backend=BACKEND)
        return redirect("people:introduction" if user.has_role(Role.THERAPIST) else "home")
    status = 422 if request.method == "POST" else 200
    return render(request, "people/join.html", {"form": form, "invitation": invitation}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def introduction(request: HttpRequest) -> HttpResponse:
    """What clients read about their therapist before they decide."""
    user = request.user
    if not isinstance(user, User) or not user.is_active or not user.has_role(Role.THERAPIST):
        raise PermissionDenied(_("This page belongs to therapists."))
    written = Introduction.objects.filter(therapist=user).first() or Introduction(therapist=user)
    form = IntroductionForm(request.POST or None, instance=written)
    is_fine = request.method != "POST" or form.is_valid()
    if request.method == "POST" and is_fine and "preview" not in request.POST:
        services.introduce(introduction=form.save(commit=False), by=user, at=timezone.now())
        messages.success(request, _("Kept. This is what new clients read."))
        return redirect("people:introduction")
    context = {"form": form, "parts": form.parts(), "is_preview": "preview" in request.POST}
    return render(request, "people/introduction.html", context, status=200 if is_fine else 422)
