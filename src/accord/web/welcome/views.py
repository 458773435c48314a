"""The welcome: a door behind the link, three short pages, the consent, and what happens next."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_safe

from accord.web.care import access
from accord.web.care.models import Client, Episode, Invitation, Moment, Purpose, Respondent
from accord.web.care.queries import the_practice
from accord.web.people.forms import parts_of
from accord.web.people.models import Introduction
from accord.web.welcome import cookie, services
from accord.web.welcome.forms import ConsentForm


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, token: str) -> HttpResponse:
    """What is behind an invitation. Opening never uses it up; starting moves on to an address without a secret."""
    invitation = access.invitation_by_token(token, at=timezone.now())
    if invitation is None:
        return _closed(request)
    if request.method == "POST":
        response = redirect("welcome:read")
        cookie.remember_opened(response, invitation.pk)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                invitation.client.language,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response
    with translation.override(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) or invitation.client.language):
        return render(request, "welcome/door.html", {"practice": the_practice()})


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "welcome/closed.html", {"practice": the_practice()}, status=404)


def _opened(request: HttpRequest, at: datetime) -> Invitation | None:
    invitation_id = cookie.opened_of(request)
    return access.invitation_by_id(invitation_id, at=at) if invitation_id else None


def _episode(client: Client) -> Episode | None:
    return Episode.objects.filter(client=client).select_related("therapist").order_by("-started_on").first()


@login_not_required
@require_safe
def read(request: HttpRequest) -> HttpResponse:
    """The therapist's own introduction."""
    return _step(request, "welcome/read.html")


@login_not_required
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """What is asked, when and why."""
    return _step(request, "welcome/asked.html")


@login_not_required
@require_safe
def who_reads(request: HttpRequest) -> HttpResponse:
    """Who reads what, and where help is."""
    return _step(request, "welcome/who_reads.html")


def _step(request: HttpRequest, template: str) -> HttpResponse:
    invitation = _opened(request, timezone.now())
    if invitation is None:
        return _closed(request)
    if invitation.accepted_at is not None:
        return redirect("welcome:done")
    practice, episode = the_practice(), _episode(invitation.client)
    therapist = episode.therapist if episode else None
    introduction = Introduction.objects.filter(therapist=therapist).first() if therapist else None
    asked_of_client = practice.plan.filter(respondent=Respondent.CLIENT)
    context = {
        "practice": practice,
        "therapist": therapist,
        "parts": parts_of(introduction),
        "asks_after": asked_of_client.filter(moment=Moment.AFTER).exists(),
        "contacts": practice.crisis_contacts.all(),
    }
    return render(request, template, context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest) -> HttpResponse:
    """Each purpose its own yes or no. A second press changes nothing."""
    at = timezone.now()
    invitation = _opened(request, at)
    if invitation is None:
        return _closed(request)
    if invitation.accepted_at is not None:
        return redirect("welcome:done")
    client = invitation.client
    form = ConsentForm(request.POST or None, initial={"name": client.name, "email": client.email})
    if request.method == "POST" and form.is_valid():
        language = translation.get_language() or client.language
        services.accept(invitation=invitation, agreement=form.agreement(language=language), at=at)
        return redirect("welcome:done")
    context = {"practice": the_practice(), "form": form}
    return render(request, "welcome/consent.html", context, status=422 if request.method == "POST" else 200)


@login_not_required
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """What happens next."""
    invitation = _opened(request, timezone.now())
    if invitation is None:
        return _closed(request)
    if invitation.accepted_at is None:
        return redirect("welcome:consent")
    client = invitation.client
    newest = client.consents.filter(purpose=Purpose.FEEDBACK).order_by("-at").first()
    episode = _episode(client)
    context = {
        "practice": the_practice(),
        "client": client,
        "therapist": episode.therapist if episode else None,
        "is_asked": newest is not None and newest.given,
        "has_account": client.account_id is not None,
    }
    return render(request, "welcome/done.html", context)
