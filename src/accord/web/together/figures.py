"""Figures of the shared view and the own page: a drawing, what it says, and the numbers behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accord import content
from accord.courses.course import Course, Session
from accord.web.care.models import RaisedSignal
from accord.web.together.drawing import Line, Plot, both_sizes
from accord.web.together.findings import DROPS, FEWEST_POINTS, alliance_finding, outcome_finding
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
    conversations  held so far, marked on the axis
    names          the client's and the therapist's
    """
    lines = (
        Line("client", names[0], dict(course.client_alliance())),
        Line("therapist", names[1], _therapist_alliance(course)),
    )
    return Figure(
        title=_("How we work together"),
        svg=_alliance_drawing(course, lines, signals, conversations, usual=_("usual for you two")),
        finding=alliance_finding(course, signals),
        head=(_("Session"), *names),
        rows=_alliance_rows(course),
        note=_("A speech bubble marks where you looked together.") if conversations else "",
    )


def own_alliance(course: Course, *, name: str) -> Figure:
    """The alliance as the client rated it, kept answers included.

    course  with everything the client said
    name    the client's
    """
    line = Line("client", name, dict(course.client_alliance()))
    return Figure(
        title=_("How it was for you"),
        svg=_alliance_drawing(course, (line,), (), (), usual=_("usual for you")),
        finding=alliance_finding(course, ()),
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
) -> SafeString | str:
    if not any(line.points for line in lines):
        return ""
    sessions = _held(course)
    band = usual_range([score for _number, score in course.client_alliance()])
    return both_sizes(
        Plot(
            numbers=[session.number for session in sessions],
            lines=lines,
            lowest=0,
            highest=100,
            says=alliance_finding(course, signals),
            band=(*band, usual) if band else None,
            rings=sorted({signal.session.number for signal in signals if signal.kind in DROPS}),
            ring_label=_("lower than usual"),
            talks=[conversation.session.number for conversation in conversations],
            absent=_absent(sessions),
        )
    )


def usual_range(scores: Sequence[float]) -> tuple[float, float] | None:
    """Where a client's ratings normally lie: the middle half, as wide as it is, at least five points each way.

    scores  0–100, in order
    Returns (from, to), None with too few.
    Ours: quartiles are not moved by a single low session, which is what the band is there to show.
    """
    if len(scores) < FEWEST_POINTS + 1:
        return None
    low, middle, high = quantiles(scores, n=4, method="inclusive")
    return max(0.0, min(low, middle - 5)), min(100.0, max(high, middle + 5))


def _held(course: Course) -> list[Session]:
    """Sessions up to the last one that anything is known about; planned ones are not drawn."""
    return [session for session in course.sessions if session.state != "planned" or session.client or session.therapist]


def _absent(sessions: Sequence[Session]) -> dict[int, str]:
    words = {"missed": _("missed"), "cancelled": _("cancelled")}
    return {session.number: words[session.state] for session in sessions if session.state in words}


def _therapist_alliance(course: Course) -> dict[int, float]:
    return {
        session.number: session.therapist.alliance
        for session in course.sessions
        if session.therapist and session.therapist.alliance is not None
    }


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
    sessions = _held(course)
    plot = Plot(
        numbers=[session.number for session in sessions],
        lines=(Line("outcome", measure.title, points),),
        lowest=scale.highest if is_turned else scale.lowest,
        highest=scale.lowest if is_turned else scale.highest,
        says=outcome_finding(sorted(points.items())),
        absent=_absent(sessions),
    )
    return Figure(
        title=_("How things are"),
        svg=both_sizes(plot),
        finding=outcome_finding(sorted(points.items())),
        head=(_("Session"), measure.title),
        rows=tuple((str(number), _shown(value)) for number, value in sorted(points.items())),
        note=_("Turned so that up is better: fewer points mean less trouble.") if is_turned else "",
    )
