"""The invitation: made, shown once, and sent where there is an address."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.errors import Refused
from accord.web.care import access
from accord.web.care.services.clients import invite as make
from accord.web.letters.services import send_invitation
from accord.web.people.models import Role
from accord.web.ui.qr import qr_code


@require_POST
def invite(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Make an invitation and show it once, as text and as a QR code; with an e-mail address it can go out too."""
    user = access.needs_role(request.user, Role.THERAPIST)
    client = access.client_for(user, client_id, to="write")
    at = timezone.now()
    try:
        made = make(client=client, by=user, at=at)
    except Refused:
        messages.warning(request, _("This client has been welcomed already; there is nothing left to invite them to."))
        return redirect("care:client", client_id=client.pk)
    # The welcome room lies beside this one; only its address is known here.
    address = f"{settings.ACCORD_ADDRESS}/i/{made.token}/"
    is_sent = "send" in request.POST and bool(client.email)
    if is_sent:
        send_invitation(client=client, address=address, made_for=made.invitation.pk, at=at)
    context = {
        "client": client,
        "address": address,
        "expires_at": made.invitation.expires_at,
        "qr": qr_code(address),
        "is_sent": is_sent,
    }
    return render(request, "letters/invitation.html", context)
