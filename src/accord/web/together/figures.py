"""Figures of the shared view and the own page: a drawing, what it says, and the numbers behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accord import content
from accord.courses.course import Course
from accord.web.care.models import RaisedSignal
from accord.web.together.findings import alliance_finding, outcome_finding
from accord.web.together.models import Conversation

Names = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `svg` is "" where there are too few points to draw; the finding then says so."""

    title: str
    svg: SafeString | str
    finding: str
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    note: str = ""


def alliance(
    course: Course, signals: Sequence[RaisedSignal], conversations: Sequence[Conversation], *, names: Names
) -> Figure:
    """The alliance as both rated it.

    course         what both may see
    signals        of that course
    conversations  held so far, marked on the line
    names          the client's and the therapist's
    """
    return Figure(
        title=_("How we work together"),
        svg="",
        finding=alliance_finding(course, signals),
        head=(_("Session"), *names),
        rows=_alliance_rows(course),
    )


def own_alliance(course: Course, *, name: str) -> Figure:
    """The alliance as the client rated it, kept answers included.

    course  with everything the client said
    name    the client's
    """
    return Figure(
        title=_("How it was for you"),
        svg="",
        finding=alliance_finding(course, ()),
        head=(_("Session"), name),
        rows=tuple(row[:2] for row in _alliance_rows(course)),
    )


def _alliance_rows(course: Course) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            str(session.number),
            _shown(session.client.alliance if session.client else None),
            _shown(session.therapist.alliance if session.therapist else None),
        )
        for session in course.sessions
        if session.state != "planned"
    )


def _shown(value: float | None) -> str:
    return "–" if value is None else str(round(value))


def outcomes(course: Course) -> tuple[Figure, ...]:
    """How things are: one figure per outcome scale, turned so that up is better.

    course  what may be seen
    """
    scales: dict[str, list[tuple[int, float]]] = {}
    for session in course.sessions:
        for one in session.outcomes:
            scales.setdefault(one.scale, []).append((session.number, one.value))
    return tuple(_outcome(scale, series) for scale, series in scales.items())


def _outcome(scale: str, series: Sequence[tuple[int, float]]) -> Figure:
    measure = content.measure(scale.partition("/")[0])
    return Figure(
        title=_("How things are: %(measure)s") % {"measure": measure.title},
        svg="",
        finding=outcome_finding(series),
        head=(_("Session"), measure.title),
        rows=tuple((str(number), _shown(value)) for number, value in series),
    )
