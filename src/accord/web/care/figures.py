"""Courses as drawings: a line the size of a word, and the course on a client's page with the numbers behind it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from statistics import median

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.charts.course import course_svg
from accord.charts.figure import Band, Figure, Line, Mark, Point
from accord.charts.sparkline import sparkline_svg
from accord.courses.course import Course, Rating
from accord.courses.within import usual_range
from accord.web.care.models import RaisedSignal

LOWEST, HIGHEST = 0.0, 100.0
FEWEST_POINTS = 3
DROPS = {"drop", "fall"}
Series = Sequence[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure on a page.

    svg      the drawing, "" while there are too few points
    finding  what it says, as a sentence
    rows     (session, client's score, therapist's score) in words, newest first
    """

    svg: SafeString | str
    finding: str
    rows: tuple[tuple[int, str, str], ...]


def finding_of(series: Series) -> str:
    """What one person's ratings say, in a sentence; no trend words with few points.

    series  (session, score) in order
    """
    if not series:
        return _("Nothing is rated yet.")
    if len(series) < FEWEST_POINTS:
        text = ngettext(
            "Not enough yet to say what is usual: %(count)s rating so far.",
            "Not enough yet to say what is usual: %(count)s ratings so far.",
            len(series),
        )
        return text % {"count": len(series)}
    session, last = series[-1]
    return _("Usually around %(usual)s of 100; %(last)s after session %(session)s.") % {
        "usual": round(median(score for _session, score in series)),
        "last": round(last),
        "session": session,
    }


def sparkline(course: Course, *, within_sd: float) -> SafeString | str:
    """A course in the size of a word, "" below two points; sessions without a rating break the line.

    course     what may be seen
    within_sd  usual spread within one person, points
    """
    series = course.client_alliance()
    if len(series) < 2:
        return ""
    values = dict(series)
    usual = usual_range(course, within_sd=within_sd)
    svg = sparkline_svg(
        [values.get(session) for session in range(series[0][0], series[-1][0] + 1)],
        lowest=LOWEST,
        highest=HIGHEST,
        summary=finding_of(series),
        usual=None if usual is None else (usual.low, usual.high),
    )
    return mark_safe(svg)  # noqa: S308 (the summary is escaped where it is drawn)


def course_figure(
    course: Course, signals: Collection[RaisedSignal], *, names: tuple[str, str], within_sd: float
) -> Drawn:
    """The alliance as both rated it.

    course     what may be seen
    signals    of that course
    names      the client's and the therapist's
    within_sd  usual spread within one person, points
    """
    series = course.client_alliance()
    finding = finding_of(series)
    rows = tuple(
        (one.number, _in_words(one.client), _in_words(one.therapist))
        for one in reversed(course.sessions)
        if one.client or one.therapist
    )
    if not rows:
        return Drawn("", finding, ())
    usual = usual_range(course, within_sd=within_sd)
    figure = Figure(
        summary=finding,
        lines=(
            Line(names[0], "client", _points(course, "client")),
            Line(names[1], "therapist", _points(course, "therapist")),
        ),
        lowest=LOWEST,
        highest=HIGHEST,
        bands=() if usual is None else (Band(series[0][0], series[-1][0], usual.low, usual.high),),
        marks=_marks(signals),
        band_label="" if usual is None else _("usual for you two"),
    )
    return Drawn(mark_safe(course_svg(figure)), finding, rows)  # noqa: S308 (labels are escaped where they are drawn)


def _marks(signals: Collection[RaisedSignal]) -> tuple[Mark, ...]:
    """A ring at each drop; words at the last one only, so that they never lie over each other."""
    drops = sorted({signal.session.number for signal in signals if signal.kind in DROPS})
    return tuple(Mark(number, _("lower than usual") if number == drops[-1] else "") for number in drops)


def _points(course: Course, who: str) -> tuple[Point, ...]:
    """Sessions to come are left out; those that took place without a rating stay as gaps."""
    rated = [(one.number, one.client if who == "client" else one.therapist, one.state) for one in course.sessions]
    return tuple(
        Point(number, rating.alliance if rating else None)
        for number, rating, state in rated
        if rating or state != "planned"
    )


def _in_words(rating: Rating | None) -> str:
    if rating is None or rating.alliance is None:
        return "–"
    return str(round(rating.alliance))
