"""What left the house and what could not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accord.web.care import access
from accord.web.care.queries import the_practice
from accord.web.people.models import Role
from accord.web.practice import queries


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """Kinds and times of letters; no address, no text."""
    access.needs_role(request.user, Role.MANAGER)
    context = {"letters": queries.letters(), "counts": queries.letters_by_state(), "zone": the_practice().time_zone}
    return render(request, "practice/outbox.html", context)
