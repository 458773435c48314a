"""The chart of a course: well-formed, inside its frame, with colours by class and words escaped."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.charts.course import course_on_paper, course_svg
from accord.charts.figure import Band, Figure, Line, Mark, Palette, Point
from accord.charts.labels import LETTER
from accord.charts.sparkline import sparkline_svg
from accord.charts.svg import spread

VALUES = st.lists(st.one_of(st.none(), st.floats(-50, 150)), max_size=200)
HOSTILE = '<script>alert(1)</script> & "Maya"'


def figure(values: list[float | None], **more: object) -> Figure:
    points = tuple(Point(number, value) for number, value in enumerate(values, 1))
    defaults: dict[str, object] = {"summary": "A course", "lines": (Line("Maya", "client", points),)}
    return Figure(**{**defaults, "lowest": 0, "highest": 100, **more})  # type: ignore[arg-type]


def both(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<page>{svg}</page>")


@given(values=VALUES, turned=st.booleans())
def test_every_course_is_well_formed_and_inside_its_frame(values: list[float | None], turned: bool) -> None:
    for svg in both(course_svg(figure(values, turned=turned))):
        _x, top, width, height = map(int, svg.attrib["viewBox"].split())
        for circle in svg.iter("circle"):
            assert 0 <= float(circle.attrib["cx"]) <= width
            assert top <= float(circle.attrib["cy"]) <= top + height


def test_pages_carry_no_style_and_no_colour() -> None:
    svg = course_svg(figure([50, None, 60], marks=(Mark(1, "low"),), bands=(Band(1, 3, 40, 60),)))
    assert not re.search(r"style=|fill=|stroke=|#[0-9A-Fa-f]{6}|http", svg)


def test_words_stay_words() -> None:
    svg = course_svg(figure([50], summary=HOSTILE, lines=(Line(HOSTILE, "client", (Point(1, 50.0),)),)))
    assert "<script" not in svg
    assert HOSTILE in "".join(both(svg).itertext())


def test_a_missing_session_breaks_the_line_and_stays_visible() -> None:
    wide = both(course_svg(figure([50, None, 60])))[0]
    drawn = {path.attrib["class"]: path.attrib["d"] for path in wide.iter("path")}
    assert drawn["chart-client"].count("M") == 2 and "L" not in drawn["chart-client"]
    assert "chart-gap" in drawn


def test_a_turned_scale_draws_low_values_at_the_top() -> None:
    wide = both(course_svg(figure([1, 26], lowest=0, highest=27, turned=True)))[0]
    first, last = [float(circle.attrib["cy"]) for circle in wide.iter("circle")]
    assert first < last


def test_paper_carries_its_colours() -> None:
    assert Palette().client in course_on_paper(figure([50, 60]), Palette())


def test_control_characters_in_a_name_do_not_break_the_drawing() -> None:
    lines = (Line("Ma\x00y\x08a\ufffe", "client", (Point(1, 50.0),)),)
    assert "Maya" in "".join(both(course_svg(figure([], lines=lines))).itertext())


def test_two_figures_with_the_same_sentence_have_ids_of_their_own() -> None:
    page = both(course_svg(figure([1, 2])) + course_svg(figure([50, 60])))
    ids = [title.attrib["id"] for title in page.iter("title")]
    assert len(set(ids)) == 4


@given(first=st.text(st.characters(codec="utf-8"), max_size=60), second=st.text("Wäö ", max_size=60))
def test_long_names_stay_inside_the_drawing(first: str, second: str) -> None:
    lines = tuple(Line(label, who, (Point(1, 0.0),)) for label, who in ((first, "client"), (second, "therapist")))
    svg = course_svg(figure([], lines=lines, bands=(Band(1, 1, 0, 9),), band_label=second))
    for one in both(svg):
        _x, top, width, height = map(int, one.attrib["viewBox"].split())
        for label in one.iter("text"):
            reach = LETTER * len(label.text or "") if label.get("text-anchor") is None else 0
            assert float(label.attrib["x"]) + reach <= width
            assert top <= float(label.attrib["y"]) <= top + height


@pytest.mark.parametrize("sessions", [9, 40, 200])
def test_the_axis_of_a_long_course_has_at_most_eight_numbers_and_no_words(sessions: int) -> None:
    absent = dict.fromkeys(range(2, sessions, 5), "cancelled")
    narrow = both(course_svg(figure([50.0] * sessions, absent=absent)))[1]
    under = [label.text or "" for label in narrow.iter("text") if float(label.attrib["y"]) > 230]
    assert sum(label.isdigit() for label in under) <= 8
    assert "cancelled" not in under and ("–" in under) == (sessions == 9)


@given(wanted=st.lists(st.floats(0, 100), min_size=1, max_size=4))
def test_labels_never_lie_on_each_other(wanted: list[float]) -> None:
    placed = sorted(spread(wanted, apart=20, lowest=0, highest=100))
    assert all(later - earlier >= 19.999 for earlier, later in pairwise(placed))


@pytest.mark.parametrize("values", [[], [None, None], [40.0], [10.0, None, 90.0]])
def test_a_sparkline_is_well_formed_for_any_course(values: list[float | None]) -> None:
    svg = ElementTree.fromstring(sparkline_svg(values, lowest=0, highest=100, summary="steady"))
    assert svg.find("title") is not None
