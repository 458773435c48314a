"""Figures of the shared view and the own page: a drawing, what it says, and the numbers behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from accord import content
from accord.charts import figure as charts
from accord.charts.course import course_on_paper, course_svg
from accord.charts.figure import Band, Line, Mark, Palette, Point, Who
from accord.courses.course import Course, Session
from accord.courses.within import usual_range
from accord.web.care.models import RaisedSignal
from accord.web.together.findings import DROPS, alliance_finding, outcome_finding
from accord.web.together.models import Conversation

Names = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `drawing` is None where there is nothing to draw; the finding then says so."""

    title: str
    drawing: charts.Figure | None
    finding: str
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    note: str = ""

    @property
    def svg(self) -> SafeString | str:
        """The drawing for a page; every word in it was escaped as it was drawn."""
        return mark_safe(course_svg(self.drawing)) if self.drawing else ""  # noqa: S308

    @property
    def paper(self) -> str:
        """The drawing with its colours in it, for a PDF."""
        return course_on_paper(self.drawing, Palette()) if self.drawing else ""


def alliance(
    course: Course,
    signals: Sequence[RaisedSignal],
    conversations: Sequence[Conversation],
    *,
    names: Names,
    within_sd: float,
) -> Figure:
    """The alliance as both rated it.

    course         what both may see
    signals        of that course
    conversations  held so far, marked on the axis
    names          the client's and the therapist's
    within_sd      usual spread within one person, points
    """
    lines = (_line(course, "client", names[0]), _line(course, "therapist", names[1]))
    return Figure(
        title=_("How we work together"),
        drawing=_alliance_drawing(
            course, lines, signals, conversations, usual=_("usual for you two"), within_sd=within_sd
        ),
        finding=alliance_finding(course, signals, within_sd=within_sd),
        head=(_("Session"), *names),
        rows=_alliance_rows(course),
        note=_("A speech bubble marks where you looked together.") if conversations else "",
    )


def own_alliance(course: Course, signals: Sequence[RaisedSignal], *, name: str, within_sd: float) -> Figure:
    """The alliance as the client rated it, kept answers included.

    course     with everything the client said
    signals    to be marked on it
    name       the client's
    within_sd  usual spread within one person, points
    """
    line = _line(course, "client", name)
    return Figure(
        title=_("How it was for you"),
        drawing=_alliance_drawing(course, (line,), signals, (), usual=_("usual for you"), within_sd=within_sd),
        finding=alliance_finding(course, signals, within_sd=within_sd),
        head=(_("Session"), name),
        rows=tuple(row[:2] for row in _alliance_rows(course)),
    )


def _alliance_drawing(
    course: Course,
    lines: Sequence[Line],
    signals: Sequence[RaisedSignal],
    conversations: Sequence[Conversation],
    *,
    usual: str,
    within_sd: float,
) -> charts.Figure | None:
    if all(point.value is None for line in lines for point in line.points):
        return None
    drops = sorted({signal.session.number for signal in signals if signal.kind in DROPS})
    talked = [conversation.session.number for conversation in conversations]
    return charts.Figure(
        summary=alliance_finding(course, signals, within_sd=within_sd),
        lines=tuple(lines),
        lowest=0,
        highest=100,
        bands=_bands(course, within_sd),
        band_label=usual,
        marks=(
            *(Mark(number, _("lower than usual") if number == drops[-1] else "") for number in drops),
            *(Mark(number, "", "talked") for number in talked),
        ),
        absent=_absent(_held(course)),
    )


def _bands(course: Course, within_sd: float) -> tuple[Band, ...]:
    """The usual range over the whole course, none with too few ratings."""
    usual, held = usual_range(course, within_sd=within_sd), _held(course)
    return (Band(held[0].number, held[-1].number, usual.low, usual.high),) if usual else ()


def _held(course: Course) -> list[Session]:
    """Sessions up to the last one that anything is known about; planned ones are not drawn."""
    return [session for session in course.sessions if session.state != "planned" or session.client or session.therapist]


def _absent(sessions: Sequence[Session]) -> dict[int, str]:
    words = {"missed": _("missed"), "cancelled": _("cancelled")}
    return {session.number: words[session.state] for session in sessions if session.state in words}


def _line(course: Course, who: Who, label: str) -> Line:
    """One person's ratings; a session without one stays a gap."""
    rated = {"client": course.client_alliance(), "therapist": course.therapist_alliance()}[who]
    values = dict(rated)
    points = tuple(Point(one.number, values.get(one.number)) for one in _held(course))
    return Line(label, who, points)


def _alliance_rows(course: Course) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            str(session.number),
            _shown(session.client.alliance if session.client else None),
            _shown(session.therapist.alliance if session.therapist else None),
        )
        for session in _held(course)
    )


def _shown(value: float | None) -> str:
    return "–" if value is None else str(round(value))


def outcomes(course: Course) -> tuple[Figure, ...]:
    """How things are: one figure per outcome scale, turned so that up is better.

    course  what may be seen
    """
    scales: dict[str, dict[int, float]] = {}
    for session in course.sessions:
        for one in session.outcomes:
            scales.setdefault(one.scale, {})[session.number] = one.value
    return tuple(_outcome(course, scale, points) for scale, points in scales.items())


def _outcome(course: Course, scale_name: str, points: Mapping[int, float]) -> Figure:
    measure_id, _slash, scale_id = scale_name.partition("/")
    measure = content.measure(measure_id)
    scale = next(one for one in measure.scales if one.id == scale_id)
    is_turned = scale.direction < 0
    drawing = charts.Figure(
        summary=outcome_finding(sorted(points.items())),
        lines=(_outcome_line(course, measure.title, points),),
        lowest=scale.lowest,
        highest=scale.highest,
        turned=is_turned,
        absent=_absent(_held(course)),
    )
    return Figure(
        title=_("How things are"),
        drawing=drawing,
        finding=outcome_finding(sorted(points.items())),
        head=(_("Session"), measure.title),
        rows=tuple((str(number), _shown(value)) for number, value in sorted(points.items())),
        note=_("Turned so that up is better: fewer points mean less trouble.") if is_turned else "",
    )


def _outcome_line(course: Course, label: str, points: Mapping[int, float]) -> Line:
    return Line(label, "outcome", tuple(Point(one.number, points.get(one.number)) for one in _held(course)))
