"""Staff pages of check-ins: the therapist's own rating, paper, links, this device."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accord.web.care import access
from accord.web.care.models import CheckIn, Sitting
from accord.web.care.queries import the_practice
from accord.web.checkins import cookie, forms, queries, services
from accord.web.letters.services import send_check_in_link
from accord.web.people.models import Role, User
from accord.web.ui.qr import qr_code


@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """The therapist's own view of a session, given before the client's answers open."""
    user = access.needs_role(request.user, Role.THERAPIST)
    session = access.session_for(user, session_id, to="write")
    check_in = CheckIn.objects.filter(session=session, respondent="therapist").first()
    if check_in is None or check_in.answered_at is not None:
        return redirect("care:session", session_id=session.pk)
    return _staff_form(request, access.check_in_for(user, check_in.pk), "checkins/rate.html", Sitting.Channel.ACCOUNT)


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, check_in_id: UUID) -> HttpResponse:
    """A client's answers from paper, typed in by staff and marked as such."""
    user = access.needs_role(request.user, Role.THERAPIST)
    check_in = access.check_in_for(user, check_in_id)
    if check_in.respondent != "client" or check_in.answered_at is not None or not queries.may_ask(check_in):
        return redirect("care:session", session_id=check_in.session_id)
    return _staff_form(request, check_in, "checkins/paper.html", Sitting.Channel.PAPER)


def _staff_form(request: HttpRequest, check_in: CheckIn, template: str, channel: str) -> HttpResponse:
    at = timezone.now()
    sections = queries.form_of(check_in, language=translation.get_language() or "en")
    problems: tuple[forms.FormProblem, ...] = ()
    if request.method == "POST":
        user = access.needs_role(request.user, Role.THERAPIST)
        submission, problems = forms.read(request.POST, sections)
        if not problems:
            entered_by = user if channel == Sitting.Channel.PAPER else None
            try:
                services.record(
                    check_in=check_in, submission=submission, channel=channel, at=at, by=user, entered_by=entered_by
                )
                messages.success(request, _("Saved."))
            except services.AlreadyAnswered:
                messages.warning(request, _("This check-in was answered already. The first answers were kept."))
            return redirect("care:session", session_id=check_in.session_id)
    context = {
        "check_in": check_in,
        "episode": check_in.session.episode,
        "sections": sections,
        "problems": problems,
        "typed": request.POST,
        "sitting_key": request.POST.get("sitting_key") or services.new_sitting_key(),
    }
    return render(request, template, context, status=422 if problems else 200)


def _to_hand_over(request: HttpRequest, check_in_id: UUID) -> tuple[User, CheckIn, bool]:
    """Who asks, the check-in, and whether it is a client's, still open, in a practice that may ask."""
    user = access.needs_role(request.user, Role.THERAPIST)
    check_in = access.check_in_for(user, check_in_id)
    is_open = check_in.respondent == "client" and check_in.answered_at is None and queries.may_ask(check_in)
    if not is_open:
        messages.warning(
            request, _("This check-in cannot be handed over: it is answered, or crisis contacts are missing.")
        )
    return user, check_in, is_open


def _address_of(made: services.NewLink) -> str:
    return settings.ACCORD_ADDRESS + reverse("checkins:door", args=[made.token])


@require_POST
def link(request: HttpRequest, check_in_id: UUID) -> HttpResponse:
    """Make a link and show it once, as text and as a QR code."""
    user, check_in, is_open = _to_hand_over(request, check_in_id)
    if not is_open:
        return redirect("care:session", session_id=check_in.session_id)
    practice = the_practice()
    made = services.new_link(check_in=check_in, hours=practice.link_hours, at=timezone.now(), by=user)
    address = _address_of(made)
    context = {
        "check_in": check_in,
        "address": address,
        "expires_at": made.expires_at,
        "zone": practice.time_zone,
        "qr": qr_code(address),
    }
    return render(request, "checkins/link.html", context)


@require_POST
def send(request: HttpRequest, check_in_id: UUID) -> HttpResponse:
    """Send the link by e-mail, when the client wants letters."""
    user, check_in, is_open = _to_hand_over(request, check_in_id)
    client, at = check_in.session.episode.client, timezone.now()
    if not is_open:
        return redirect("care:session", session_id=check_in.session_id)
    if not client.email or not client.letters_wanted:
        messages.error(
            request, _("No e-mail was sent: this client has not agreed to letters. Hand over the link or QR code.")
        )
        return redirect("care:session", session_id=check_in.session_id)
    with transaction.atomic():
        made = services.new_link(check_in=check_in, hours=the_practice().link_hours, at=at, by=user)
        send_check_in_link(client=client, address=_address_of(made), made_for=made.link_id, at=at)
    messages.success(request, _("The link is on its way by e-mail."))
    return redirect("care:session", session_id=check_in.session_id)


@require_POST
def here(request: HttpRequest, check_in_id: UUID) -> HttpResponse:
    """Open the check-in on this device: staff are signed out first, so that the client cannot reach their pages."""
    user, check_in, is_open = _to_hand_over(request, check_in_id)
    if not is_open:
        return redirect("care:session", session_id=check_in.session_id)
    made = services.new_link(check_in=check_in, hours=2, at=timezone.now(), by=user)
    logout(request)
    response = redirect("checkins:answer")
    cookie.remember_opened(response, cookie.Opened(made.link_id, Sitting.Channel.DEVICE))
    return response
