"""What a course says, in a sentence: the caption of a figure and its text for those who cannot see it."""

from collections.abc import Sequence
from statistics import fmean

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.courses.course import Course
from accord.courses.within import FEWEST_RATINGS
from accord.web.care.models import RaisedSignal

LOOK_AHEAD = 3
DROPS = {"drop", "fall", "slow-decline"}


def alliance_finding(course: Course, signals: Sequence[RaisedSignal], *, within_sd: float) -> str:
    """What the alliance ratings of a course say.

    course     what may be seen
    signals    of that course, any kind, with their sessions
    within_sd  usual spread within one person, points
    Returns a sentence such as "Alliance of 9 sessions: usually around 78, lower than usual in session 5."
    """
    series = course.client_alliance()
    if len(series) < FEWEST_RATINGS:
        return _not_enough(len(series))
    usual = round(fmean(score for _number, score in series))
    parts = [
        ngettext(
            "Alliance of %(count)s session: usually around %(usual)s",
            "Alliance of %(count)s sessions: usually around %(usual)s",
            len(series),
        )
        % {"count": len(series), "usual": usual}
    ]
    numbers = [number for number, _score in series]
    drops = sorted({signal.session.number for signal in signals if signal.kind in DROPS} & set(numbers))
    parts += [_low_and_back(series, drop, within_sd) for drop in drops]
    return ", ".join(parts) + "."


def _low_and_back(series: Sequence[tuple[int, float]], drop: int, within_sd: float) -> str:
    low = _("lower than usual in session %(number)s") % {"number": drop}
    back = back_after(series, drop, within_sd=within_sd)
    return low if back is None else low + ", " + _("back in session %(number)s") % {"number": back}


def back_after(series: Sequence[tuple[int, float]], drop: int, *, within_sd: float) -> int | None:
    """The session in which ratings were back after a fall.

    series     (session, score) in order
    drop       the session of the fall
    within_sd  usual spread within one person, points
    Returns the first of the next three rated sessions that comes within half a usual spread of the rating before the
    fall; None when there is none, or when nothing came before. Source: signals.md, 2 (repair).
    """
    before = [score for number, score in series if number < drop]
    if not before:
        return None
    later = [point for point in series if point[0] > drop][:LOOK_AHEAD]
    return next((number for number, score in later if score >= before[-1] - within_sd / 2), None)


def outcome_finding(series: Sequence[tuple[int, float]]) -> str:
    """What the scores of an outcome measure say: first and last, no trend words with few.

    series  (session, score) in order
    """
    if len(series) < FEWEST_RATINGS:
        return _not_enough(len(series))
    (first_at, first), (last_at, last) = series[0], series[-1]
    return _("%(first)s in session %(first_at)s, %(last)s in session %(last_at)s.") % {
        "first": round(first),
        "first_at": first_at,
        "last": round(last),
        "last_at": last_at,
    }


def _not_enough(points: int) -> str:
    if points == 0:
        return _("Nothing is rated yet.")
    return ngettext(
        "Not enough yet to say what is usual: %(count)s rating so far.",
        "Not enough yet to say what is usual: %(count)s ratings so far.",
        points,
    ) % {"count": points}
