import pytest

from accord import content
from accord.alliance import ASPECTS, KINDS, STEPS, aspect, aspects_of, steps_for
from accord.errors import InputError


def test_every_aspect_belongs_to_one_kind_and_is_built_by_a_step() -> None:
    assert [one for kind in KINDS for one in aspects_of(kind.id)] == sorted(
        ASPECTS, key=lambda one: [kind.id for kind in KINDS].index(one.kind)
    )
    assert all(steps_for(one.id) for one in ASPECTS)
    assert {step for one in ASPECTS for step in steps_for(one.id)} == set(STEPS)


def test_the_check_in_asks_the_aspects_in_their_order() -> None:
    items = content.measure("alliance-check-in-client").items
    assert [one.aspect for one in items] == [one.id for one in ASPECTS]


def test_an_unknown_aspect_says_which_there_are() -> None:
    with pytest.raises(InputError, match="trust, respect"):
        aspect("warmth")
