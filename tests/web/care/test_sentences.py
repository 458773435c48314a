"""Every signal reads as one plain sentence."""

import re

import pytest
from django.utils import translation
from tests.cast import signal

from accord.alliance import ASPECTS
from accord.content.guidance import guidance
from accord.web.care.sentences import ASPECT_NAMES, KINDS, words_of

NEVER = re.compile(r"rupture|at risk|fail|diagnos|\bsafe\b|alarm|!|therapist’s fault|poor|bad\b", re.IGNORECASE)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("aspect", [None, "tasks", "safety"])
def test_every_kind_reads_as_one_sentence_that_names_its_session(kind: str, aspect: str | None) -> None:
    words = words_of(signal(kind, aspect))
    assert "ession 5" in words.sentence
    assert words.sentence.endswith(".")
    assert "%" not in words.sentence


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_blames_or_frightens(kind: str) -> None:
    words = words_of(signal(kind, "tasks"))
    assert not NEVER.search(f"{words.title} {words.sentence} {words.rule}")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_title_a_rule_and_a_suggestion(kind: str) -> None:
    words = words_of(signal(kind))
    assert words.title and words.rule
    assert guidance(words.suggestion) is not None


def test_a_drop_names_the_aspect_that_fell_most() -> None:
    sentence = words_of(signal("drop", "tasks")).sentence
    assert sentence == "Session 5 was lower than usual for you two, above all in tasks."


def test_a_drop_without_an_aspect_says_so_in_short() -> None:
    assert words_of(signal("drop")).sentence == "Session 5 was lower than usual for you two."


def test_a_kind_of_another_version_still_reads_as_a_sentence() -> None:
    assert words_of(signal("new-kind")).sentence == "Something in session 5 is worth talking about."


def test_every_aspect_has_a_name() -> None:
    with translation.override("en"):
        assert set(ASPECT_NAMES) == {one.id for one in ASPECTS}
