"""The practice's own numbers, learned from its ratings once there are enough of them."""

from datetime import datetime
from statistics import fmean, median, quantiles
from typing import Any

from django.db import transaction

from accord.courses.within import pooled_within_sd
from accord.web.care.models import Episode, Practice
from accord.web.care.queries import courses_of, the_practice

FEWEST_CLIENTS = 30
FEWEST_RATINGS = 3


def refresh_norms(*, at: datetime) -> dict[str, Any]:
    """Learn the spread within clients, the lowest tenth of first ratings and the usual gap, and keep them.

    at  now (aware); a worker calls this daily
    Returns what was stored: {} until 30 clients have at least three ratings each.
    Source: SDw as in signals.md §2, √(Σ(x − mean_i)² / Σ(n_i − 1)). Test: web/care/test_norms.py
    """
    practice = the_practice()
    episodes = list(Episode.objects.values_list("pk", flat=True))
    # What clients keep from their therapist stays out here too: a signal must not tell it.
    courses = courses_of(episodes, at=at, zone=practice.time_zone).values()
    series = [[value for _number, value in course.client_alliance()] for course in courses]
    long_enough = [values for values in series if len(values) >= FEWEST_RATINGS]
    gaps = [
        one.therapist.alliance - one.client.alliance
        for course in courses
        for one in course.sessions
        if one.client and one.therapist and one.client.alliance is not None and one.therapist.alliance is not None
    ]
    norms = _norms(long_enough, gaps) if len(long_enough) >= FEWEST_CLIENTS else {}
    with transaction.atomic():
        Practice.objects.filter(pk=practice.pk).update(norms=norms)
    return norms


def _norms(series: list[list[float]], gaps: list[float]) -> dict[str, Any]:
    first = [fmean(values[:FEWEST_RATINGS]) for values in series]
    norms: dict[str, Any] = {
        "tenth_percentile": quantiles(first, n=10, method="inclusive")[0],
        "clients": len(series),
        "ratings": sum(len(values) for values in series),
    }
    spread = pooled_within_sd(series)
    if spread > 0:  # ratings that never move say nothing about what is usual
        norms["within_sd"] = spread
    if len(gaps) >= FEWEST_CLIENTS * FEWEST_RATINGS:
        norms |= {"usual_gap": median(gaps), "gaps": len(gaps)}
    return norms
