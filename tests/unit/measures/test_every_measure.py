"""One conformance suite over every measure of the library."""

import hashlib
import re
from importlib.resources import files
from pathlib import Path

import pytest

import accord
from accord import content
from accord.content.licences import licences_page
from accord.measures.definition import Measure
from accord.measures.scoring import score

MEASURES = content.measures()
every_measure = pytest.mark.parametrize("measure", MEASURES, ids=lambda one: one.id)
WITH_TEXT = {
    "alliance-check-in-client",
    "alliance-check-in-supervisee",
    "alliance-check-in-supervisor",
    "alliance-check-in-therapist",
    "audit-c",
    "gad-2",
    "gad-7",
    "gas",
    "goal-ratings",
    "k10",
    "k6",
    "pcl-5",
    "phq-2",
    "phq-4",
    "phq-9",
    "pswq",
}
# SHA-256 of "n words, normalised" of restricted items: the wording itself must not stand here either.
WINDOW = 4
RESTRICTED = frozenset(Path(__file__).with_name("restricted_windows.txt").read_text().split())


def extreme(measure: Measure, *, highest: bool) -> dict[str, int]:
    """The answers that give the highest or lowest scores."""
    return {one.id: measure.bounds(one)[highest is not one.reversed] for one in measure.items}


@every_measure
def test_the_extreme_answers_reach_exactly_the_stated_range(measure: Measure) -> None:
    lowest, highest = (score(measure, extreme(measure, highest=way)) for way in (False, True))
    stated = [(one.lowest, one.highest) for one in measure.scales]
    assert [(a.value, b.value) for a, b in zip(lowest.scales, highest.scales, strict=True)] == stated


@every_measure
def test_no_answers_give_no_score_and_no_flag(measure: Measure) -> None:
    empty = score(measure, {})
    assert all(one.value is None for one in empty.scales)
    assert (empty.answered, empty.flags, len(empty.missing)) == (0, (), len(measure.items))


@every_measure
def test_wording_is_there_exactly_when_the_licence_lets_it_ship(measure: Measure) -> None:
    texts = [one.text for one in (*measure.items, *measure.beside)]
    labels = [option.text for options in measure.responses.values() for option in options]
    expected = [measure.rights.text_shipped] * len(texts + labels)
    assert [bool(text) for text in texts + labels] == expected
    assert measure.rights.text_shipped == (measure.id in WITH_TEXT)


@every_measure
def test_rights_source_and_scales_are_stated(measure: Measure) -> None:
    assert measure.rights.holder and measure.rights.licence and measure.rights.line
    assert measure.source and measure.about and measure.scales


@every_measure
def test_every_published_figure_names_its_source(measure: Measure) -> None:
    figures = [fact for scale in measure.scales for fact in (*scale.cut_offs, *scale.norms)]
    figures += [scale.reliable_change for scale in measure.scales if scale.reliable_change]
    assert all(one.source for one in figures)


@every_measure
def test_an_alliance_has_no_clinical_cut_off(measure: Measure) -> None:
    alliance = measure.id.startswith(("alliance-", "wai"))
    assert not alliance or not any(scale.cut_offs or scale.reliable_change for scale in measure.scales)


def test_no_restricted_wording_is_anywhere_in_the_package() -> None:
    found = []
    for path in Path(str(files(accord))).rglob("*"):
        if path.suffix in {".py", ".yaml", ".md", ".txt", ".html", ".po"}:
            found += [path.name] if windows(path.read_text(encoding="utf-8")) & RESTRICTED else []
    assert len(RESTRICTED) >= 10
    assert found == []


def test_the_hashes_would_find_a_window_they_hold() -> None:
    assert windows("One, two\n three FOUR five") == windows("one two three four") | windows("two three four five")


def test_the_page_on_rights_is_not_stale() -> None:
    page = Path(__file__).parents[3] / "docs" / "licences.md"
    assert page.read_text(encoding="utf-8") == licences_page(MEASURES)


def windows(text: str) -> set[str]:
    """Hashes of every run of words of the fixed length."""
    words = re.findall(r"[a-z']+", text.lower())
    runs = (" ".join(words[start : start + WINDOW]) for start in range(len(words) - WINDOW + 1))
    return {hashlib.sha256(run.encode()).hexdigest() for run in runs}
