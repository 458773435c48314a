"""What every template of the site can count on."""

from collections.abc import Mapping
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from accord.web.ui.navigation import Navigation, marked

THEME_COOKIE: Final = "accord_theme"
THEMES: Final = ("auto", "light", "dark")


def page(request: HttpRequest) -> Mapping[str, object]:
    """Context of every page.

    request  the request being answered
    Returns is_demo; theme (auto, light or dark, from a cookie); languages as (code, own name);
    navigation, from the function named by settings.ACCORD_NAVIGATION.
    """
    navigation: Navigation = import_string(settings.ACCORD_NAVIGATION)
    # An error page can be drawn before the middleware has found out who asks.
    items = navigation(request) if hasattr(request, "user") else ()
    theme = request.COOKIES.get(THEME_COOKIE)
    return {
        "is_demo": settings.ACCORD_DEMO,
        "theme": theme if theme in THEMES else "auto",
        "languages": settings.LANGUAGES,
        "navigation": marked(items, path=request.path),
    }
