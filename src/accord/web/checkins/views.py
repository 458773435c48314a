"""Pages of a client's check-in: the door behind a link, the form, the thanks."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accord.web.care import access
from accord.web.care.models import CheckIn, CheckInLink, SafetyFlag, Sitting
from accord.web.care.queries import the_practice
from accord.web.checkins import cookie, forms, queries, services

LAYOUT_COOKIE = "accord_layout"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, token: str) -> HttpResponse:
    """What is behind a link: says what comes, and starts when asked. Opening never uses the link up."""
    at = timezone.now()
    link = access.link_by_token(token, at=at)
    if link is None:
        return render(request, "checkins/closed.html", {"practice": the_practice()}, status=404)
    if not queries.may_ask(link.check_in):
        return render(request, "checkins/not_ready.html", {"practice": the_practice()}, status=503)
    if request.method == "POST":
        return _start(request, link, Sitting.Channel.LINK)
    with translation.override(_language(request, link.check_in)):
        return render(request, "checkins/door.html", {"practice": the_practice(), "check_in": link.check_in})


def _start(request: HttpRequest, link: CheckInLink, channel: str) -> HttpResponse:
    response = redirect("checkins:answer")
    cookie.remember_opened(response, cookie.Opened(link.pk, channel))
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        language = link.check_in.session.episode.client.language
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response


def _language(request: HttpRequest, check_in: CheckIn) -> str:
    """The language chosen on this device, else the client's."""
    return request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) or check_in.session.episode.client.language


@require_POST
def start_own(request: HttpRequest, check_in_id: UUID) -> HttpResponse:
    """A signed-in client opens their own check-in without a link."""
    at = timezone.now()
    client = access.own_record(request.user)
    check_in = access.check_in_for(request.user, check_in_id, to="read")
    if check_in.respondent != "client" or check_in.answered_at is not None or not queries.may_ask(check_in):
        return redirect("together:my_page")
    made = services.new_link(check_in=check_in, hours=12, at=at, by=client)
    response = redirect("checkins:answer")
    cookie.remember_opened(response, cookie.Opened(made.link_id, Sitting.Channel.ACCOUNT))
    return response


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """The form, and its one submission."""
    at = timezone.now()
    opened = cookie.opened_of(request)
    link = access.link_by_id(opened.link_id, at=at) if opened else None
    if opened is None or link is None:
        return render(request, "checkins/closed.html", {"practice": the_practice()}, status=404)
    check_in = link.check_in
    if request.method == "POST":
        return _record(request, check_in, opened.channel, at)
    if check_in.answered_at is not None:
        return redirect("checkins:thanks")
    return _form(request, check_in)


def _form(
    request: HttpRequest, check_in: CheckIn, problems: tuple[forms.FormProblem, ...] = (), status: int = 200
) -> HttpResponse:
    sections = queries.form_of(check_in, language=translation.get_language() or "en")
    context = {
        "check_in": check_in,
        "episode": check_in.session.episode,
        "sections": sections,
        "problems": problems,
        "typed": request.POST,
        "sitting_key": request.POST.get("sitting_key") or services.new_sitting_key(),
        "layout": request.COOKIES.get(LAYOUT_COOKIE, "one"),
        "practice": the_practice(),
    }
    return render(request, "checkins/answer.html", context, status=status)


def _record(request: HttpRequest, check_in: CheckIn, channel: str, at: datetime) -> HttpResponse:
    sections = queries.form_of(check_in, language=translation.get_language() or "en")
    submission, problems = forms.read(request.POST, sections)
    if problems:
        return _form(request, check_in, problems, status=422)
    client = check_in.session.episode.client
    try:
        services.record(check_in=check_in, submission=submission, channel=channel, at=at, by=client)
    except services.AlreadyAnswered:
        return render(request, "checkins/already.html", {"practice": the_practice()}, status=409)
    return redirect("checkins:thanks", permanent=False)


@login_not_required
@require_GET
def thanks(request: HttpRequest) -> HttpResponse:
    """Says that it arrived and what happens next; shows help when an answer asks for it."""
    opened = cookie.opened_of(request)
    link = access.link_by_id(opened.link_id, at=timezone.now()) if opened else None
    if opened is None or link is None or link.check_in.answered_at is None:
        return render(request, "checkins/closed.html", {"practice": the_practice()}, status=404)
    practice = the_practice()
    context = {
        "practice": practice,
        "contacts": practice.crisis_contacts.all(),
        "episode": link.check_in.session.episode,
        "needs_help": SafetyFlag.objects.filter(response__sitting__check_in=link.check_in).exists(),
        "on_device": opened.channel == Sitting.Channel.DEVICE,
    }
    return render(request, "checkins/thanks.html", context)


@login_not_required
@require_POST
def layout(request: HttpRequest) -> HttpResponse:
    """One question at a time, or all on one page; remembered on this device."""
    response = redirect("checkins:answer")
    chosen = "all" if request.POST.get("layout") == "all" else "one"
    response.set_cookie(LAYOUT_COOKIE, chosen, max_age=31_536_000, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response
