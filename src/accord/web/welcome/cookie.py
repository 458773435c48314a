"""The signed cookie that carries an opened invitation, so that no later address holds a secret."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

NAME = f"{settings.COOKIE_PREFIX}accord_welcome"
LASTS = timedelta(hours=2)
SALT = "accord.welcome"


def remember_opened(response: HttpResponse, invitation_id: UUID) -> None:
    """Put the cookie on a response.

    response       the redirect to the first page
    invitation_id  what was opened
    """
    response.set_cookie(
        NAME,
        signing.dumps(str(invitation_id), salt=SALT),
        max_age=int(LASTS.total_seconds()),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def opened_of(request: HttpRequest) -> UUID | None:
    """What was opened on this device, None when nothing was or the cookie is old or changed.

    request  the request
    """
    try:
        return UUID(signing.loads(request.COOKIES.get(NAME, ""), salt=SALT, max_age=LASTS))
    except signing.BadSignature:
        return None
