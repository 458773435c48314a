"""Telephone links dial what is printed; marks stay out of a screen reader's way."""

import pytest

from accord.web.ui.templatetags.ui import SHAPES, icon, tel


@pytest.mark.parametrize(
    ("printed", "dialled"),
    [("+44 20 7946 0123", "tel:+442079460123"), ("(020) 7946-0123", "tel:02079460123"), (" 112 ", "tel:112")],
)
def test_a_printed_number_becomes_one_that_dials(printed: str, dialled: str) -> None:
    assert tel(printed) == dialled


def test_a_number_cannot_smuggle_another_address() -> None:
    assert tel('javascript:alert(1)"') == "tel:1"


@pytest.mark.parametrize("name", SHAPES)
def test_a_mark_is_silent_and_has_no_style_of_its_own(name: str) -> None:
    drawn = icon(name)
    assert 'aria-hidden="true"' in drawn
    assert "style=" not in drawn


def test_an_unknown_mark_draws_nothing() -> None:
    assert "<path" not in icon("no such mark")
