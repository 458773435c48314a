"""A browser in which a check-in is open."""

from django.core import signing
from django.test import Client as Browser
from django.utils import timezone

from accord.web.care.models import CheckIn
from accord.web.checkins import cookie, services


def link(check_in: CheckIn, hours: int = 72) -> services.NewLink:
    """A fresh link to a check-in."""
    client = check_in.session.episode.client
    return services.new_link(check_in=check_in, hours=hours, at=timezone.now(), by=client)


def browser_with(check_in: CheckIn, channel: str = "link") -> Browser:
    """A stranger's browser that has opened the check-in's link."""
    browser = Browser()
    made = link(check_in)
    browser.cookies[cookie.NAME] = signing.dumps([str(made.link_id), channel], salt=cookie.SALT)
    return browser
