"""Pages of a client's check-in: the door behind a link, the form, the thanks."""

from contextlib import AbstractContextManager
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accord.web.care import access
from accord.web.care.models import CheckIn, SafetyFlag, Sharing, Sitting
from accord.web.care.queries import the_practice
from accord.web.checkins import cookie, forms, queries, services

LAYOUT_COOKIE = "accord_layout"
LAYOUTS = ("one", "all")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, token: str) -> HttpResponse:
    """What is behind a link: says what comes, and starts when asked. Opening never uses the link up."""
    link = access.link_by_token(token, at=timezone.now())
    if link is None:
        return _closed(request)
    with _spoken(request, link.check_in):
        if not queries.may_ask(link.check_in):
            return render(request, "checkins/not_ready.html", {"practice": the_practice()}, status=503)
        if request.method == "POST":
            response = redirect("checkins:answer")
            cookie.remember_opened(response, cookie.Opened(link.pk, Sitting.Channel.LINK))
            return response
        context = {"practice": the_practice(), "check_in": link.check_in}
        return _in_language(render(request, "checkins/door.html", context))


def _closed(request: HttpRequest) -> HttpResponse:
    """Unknown, expired, revoked and used links get the same answer, byte for byte but for the CSRF token."""
    return render(request, "checkins/closed.html", {"practice": the_practice()}, status=404)


def _spoken(request: HttpRequest, check_in: CheckIn) -> AbstractContextManager[None]:
    """The language chosen on this device, else the client's; the browser's own is not asked."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    is_known = chosen in dict(settings.LANGUAGES)
    return translation.override(chosen if is_known else check_in.session.episode.client.language)


def _in_language(response: HttpResponse) -> HttpResponse:
    response.headers["Content-Language"] = translation.get_language() or "en"
    return response


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


def _opened(request: HttpRequest) -> tuple[CheckIn, str] | None:
    """The check-in opened on this device and how it came in, None when there is none or its time is over."""
    opened = cookie.opened_of(request)
    link = access.link_by_id(opened.link_id, at=timezone.now()) if opened else None
    return (link.check_in, opened.channel) if opened and link else None


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """The form, and its one submission."""
    opened = _opened(request)
    if opened is None:
        return _closed(request)
    check_in, channel = opened
    with _spoken(request, check_in):
        if request.method == "POST":
            return _record(request, check_in, channel, timezone.now())
        if check_in.answered_at is not None:
            return redirect("checkins:thanks")
        return _form(request, check_in)


def _form(
    request: HttpRequest,
    check_in: CheckIn,
    problems: tuple[forms.FormProblem, ...] = (),
    status: int = 200,
    layout: str = "",
) -> HttpResponse:
    context = {
        "check_in": check_in,
        "sections": queries.form_of(check_in, language=translation.get_language() or "en"),
        "problems": problems,
        "typed": request.POST,
        "sitting_key": request.POST.get("sitting_key") or services.new_sitting_key(),
        "layout": layout or request.COOKIES.get(LAYOUT_COOKIE, "one"),
        "sharing_choices": Sharing.choices,
        "practice": the_practice(),
    }
    return _in_language(render(request, "checkins/answer.html", context, status=status))


def _record(request: HttpRequest, check_in: CheckIn, channel: str, at: datetime) -> HttpResponse:
    sections = queries.form_of(check_in, language=translation.get_language() or "en")
    submission, problems = forms.read(request.POST, sections)
    if problems:
        return _form(request, check_in, problems, status=422)
    client = check_in.session.episode.client
    try:
        services.record(check_in=check_in, submission=submission, channel=channel, at=at, by=client)
    except services.AlreadyAnswered:
        return _in_language(render(request, "checkins/already.html", {"practice": the_practice()}, status=409))
    return redirect("checkins:thanks", permanent=False)


@login_not_required
@require_GET
def thanks(request: HttpRequest) -> HttpResponse:
    """Says that it arrived and what happens next; shows help when an answer asks for it."""
    opened = _opened(request)
    if opened is None or opened[0].answered_at is None:
        return _closed(request)
    check_in, channel = opened
    practice = the_practice()
    context = {
        "practice": practice,
        "contacts": practice.crisis_contacts.all(),
        "episode": check_in.session.episode,
        "needs_help": SafetyFlag.objects.filter(response__sitting__check_in=check_in).exists(),
        "on_device": channel == Sitting.Channel.DEVICE,
    }
    with _spoken(request, check_in):
        return _in_language(render(request, "checkins/thanks.html", context))


@login_not_required
@require_POST
def done(request: HttpRequest) -> HttpResponse:
    """The device is handed back: nothing of this check-in stays on it."""
    response = redirect("home")
    cookie.forget_opened(response)
    return response


@login_not_required
@require_POST
def layout(request: HttpRequest) -> HttpResponse:
    """One question at a time, or all on one page; remembered on this device. What is typed so far is shown again."""
    chosen = request.POST.get("layout", "")
    opened = _opened(request)
    if opened is None or opened[0].answered_at is not None or "sitting_key" not in request.POST:
        response: HttpResponse = redirect("checkins:answer")
    else:
        with _spoken(request, opened[0]):
            response = _form(request, opened[0], layout=chosen if chosen in LAYOUTS else "")
    if chosen in LAYOUTS:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(LAYOUT_COOKIE, chosen, max_age=31_536_000, samesite="Lax", secure=secure)
    return response
