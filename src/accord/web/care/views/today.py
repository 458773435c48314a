"""*Today*: before the next knock."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accord.web.audit.models import Verb
from accord.web.audit.services import remember
from accord.web.care import access, presenting
from accord.web.care.queries import the_practice, today_of
from accord.web.people.models import Role


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """One line a session: who, checked in or not, the one thing that matters and why."""
    user = access.needs_role(request.user, Role.THERAPIST)
    at, practice = timezone.now(), the_practice()
    found = today_of(user, at=at, zone=practice.time_zone, most_signals=practice.signals_per_week)
    remember(Verb.READ, "today", by=user, at=at)
    context = {
        "zone": practice.time_zone,
        "on": at.astimezone(ZoneInfo(practice.time_zone)),
        "flags": presenting.flagged(found.flags),
        "lines": [presenting.line(one) for one in found.lines],
        "next_days": [(day.on, [presenting.line(one) for one in day.lines]) for day in found.next],
        "to_rate": found.to_rate,
    }
    return render(request, "care/today.html", context)
