"""The colours can be read, in both rooms, and the look stays light to carry."""

import re
from pathlib import Path

import brotli
import pytest

import accord.web.ui

STATIC = Path(accord.web.ui.__file__).parent / "static"
THEME = (STATIC / "accord/theme.css").read_text()
BLOCKS = [
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r"\{([^{}]*--paper:[^{}]*)\}", THEME)
]
LIGHT, DARK_CHOSEN, DARK_OF_DEVICE = BLOCKS
ROOMS = {"light": LIGHT, "dark": DARK_CHOSEN}
INKS = ("muted", "accent", "accent-deep", "client", "therapist", "attention", "help")
ON_OWN_TINT = ("client", "therapist", "attention", "help", "accent")


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=ROOMS, name="room")
def one_room(request: pytest.FixtureRequest) -> dict[str, str]:
    return ROOMS[request.param]


def test_black_on_white_has_the_contrast_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("ground", ["paper", "surface", "sunk", "attention-soft", "help-soft", "accent-soft"])
def test_body_text_reaches_seven_to_one(room: dict[str, str], ground: str) -> None:
    assert contrast(room["ink"], room[ground]) >= 7


@pytest.mark.parametrize("ground", ["paper", "surface", "sunk"])
@pytest.mark.parametrize("ink", INKS)
def test_every_other_text_reaches_four_and_a_half_to_one(room: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(room[ink], room[ground]) >= 4.5


@pytest.mark.parametrize("ink", ON_OWN_TINT)
def test_coloured_text_can_be_read_on_its_own_tint(room: dict[str, str], ink: str) -> None:
    assert contrast(room[ink], room[f"{ink}-soft"]) >= 4.5


@pytest.mark.parametrize("edge", ["line-strong", "focus"])
def test_edges_that_carry_meaning_reach_three_to_one(room: dict[str, str], edge: str) -> None:
    assert min(contrast(room[edge], room[ground]) for ground in ("paper", "surface")) >= 3


def test_button_text_can_be_read(room: dict[str, str]) -> None:
    assert contrast(room["on-accent"], room["accent"]) >= 4.5


def test_the_dark_room_is_the_same_whether_chosen_or_set_by_the_device() -> None:
    assert DARK_CHOSEN == DARK_OF_DEVICE


def test_the_look_weighs_at_most_thirty_two_kilobytes_over_the_wire() -> None:
    files = (
        "vendor/bootstrap/bootstrap.min.css",
        *(f"accord/{name}.css" for name in ("theme", "components", "charts")),
    )
    assert sum(len(brotli.compress((STATIC / name).read_bytes())) for name in files) <= 32_000
