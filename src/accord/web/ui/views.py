"""The switch between light and dark, and the style guide."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from accord.web.ui.context import THEME_COOKIE, THEMES
from accord.web.ui.samples import SAMPLES

A_YEAR = 365 * 24 * 60 * 60


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or the device's own choice, then go back to the page.

    request  POST with `theme` (auto, light, dark) and `next` (a path of this site)
    Returns a redirect. An unknown theme changes nothing; a `next` on another site leads to the first page.
    """
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        target = "/"
    response = HttpResponseRedirect(target)
    chosen = request.POST.get("theme")
    if chosen in THEMES:
        response.set_cookie(
            THEME_COOKIE, chosen, max_age=A_YEAR, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
        )
    return response


@login_not_required
@require_GET
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component on one page, with invented content.

    request  GET; `layout=client` or `layout=shared` shows the other two layouts
    """
    layouts = {"client": "base_client.html", "shared": "base_shared.html"}
    layout = layouts.get(request.GET.get("layout", ""), "base.html")
    return render(request, "ui/styleguide.html", {"layout": layout, **SAMPLES})
