"""The signed cookie that carries an opened check-in, so that no later address holds a secret."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

NAME = f"{settings.COOKIE_PREFIX}accord_check_in"
LASTS = timedelta(hours=12)
SALT = "accord.check-in"


@dataclass(frozen=True, slots=True)
class Opened:
    """An opened check-in: its link and how it came in (Sitting.Channel)."""

    link_id: UUID
    channel: str


def remember_opened(response: HttpResponse, opened: Opened) -> None:
    """Put the cookie on a response.

    response  the redirect to the form
    opened    what was opened
    """
    response.set_cookie(
        NAME,
        signing.dumps([str(opened.link_id), opened.channel], salt=SALT),
        max_age=int(LASTS.total_seconds()),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def opened_of(request: HttpRequest) -> Opened | None:
    """What was opened on this device, None when nothing was or the cookie is old or changed.

    request  the request
    """
    try:
        link_id, channel = signing.loads(request.COOKIES.get(NAME, ""), salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    return Opened(UUID(link_id), channel)


def forget_opened(response: HttpResponse) -> None:
    """Take the cookie away.

    response  any response
    """
    response.delete_cookie(NAME, samesite="Lax")
