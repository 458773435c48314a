"""How everything is computed, for anybody who wants to know."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accord import content
from accord.signals.registry import RULES
from accord.signals.rules import Rules


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every rule in a line, the most important first."""
    rules = sorted(RULES.values(), key=lambda rule: -rule.weight)
    return render(request, "learn/index.html", {"rules": rules})


@login_not_required
@require_safe
def signal(request: HttpRequest, rule_id: str) -> HttpResponse:
    """One rule: what it looks for, exactly, its source, and how often it speaks up without cause."""
    rule = RULES.get(rule_id)
    if rule is None:
        raise Http404
    return render(request, "learn/signal.html", {"rule": rule, "within_sd": Rules().within_sd})


@login_not_required
@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """The library: what each measure asks about, who holds its text, and what must be said about it."""
    found = content.measures()
    context = {
        "shipped": [one for one in found if one.rights.text_shipped],
        "structure_only": [one for one in found if not one.rights.text_shipped],
    }
    return render(request, "learn/measures.html", context)
