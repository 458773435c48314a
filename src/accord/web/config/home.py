"""The first page: what Accord is, and the way in."""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accord.web.care.queries import the_practice
from accord.web.config.navigation import first_page
from accord.web.people.models import User


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Signed in: to one's own first page. Signed out: what this is, and in the demo one button per role."""
    if isinstance(request.user, User):
        return redirect(first_page(request.user))
    return render(request, "front/home.html", {"practice": the_practice(), "sign_ins": sign_ins()})


def sign_ins() -> tuple[Any, ...]:
    """The demo's ways in; none in a real practice."""
    if not settings.ACCORD_DEMO:
        return ()
    ways: tuple[Any, ...] = import_module("accord.web.config.demo_practice").SIGN_INS
    return ways
