from importlib.resources import files

import pytest

from accord import content
from accord.errors import MeasureError
from accord.measures.parse import parse

TEXT = (files(content) / "measures" / "gad-7.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('version: "1"', "version: 1", "gad.yaml: version must be text"),
        ("respondent: client", "respondent: cat", "gad.yaml: respondent must be one of client"),
        ("title:", "titel:", "gad.yaml: titel is no known field"),
        ('{id: "2"', '{id: "1"', "gad.yaml: gad-7: items has 1 more than once"),
        ("rule: sum", "rule: product", r"gad.yaml: scales\[1\].rule must be one of sum, mean, percent"),
        ("highest: 21", "highest: 27", "gad.yaml: gad-7: scale 'total' says a range that its items do not reach"),
        ("verified: false", "verified: maybe", r"gad.yaml: scales\[1\].cut_offs\[2\].verified must be true or false"),
        ("language: en", "language: en\nlanguage: de", "gad.yaml line 1: 'language' stands twice"),
        ("about:", "about: [", "gad.yaml line"),
    ],
)
def test_an_error_names_file_field_and_rule(old: str, new: str, message: str) -> None:
    assert old in TEXT
    with pytest.raises(MeasureError, match=message):
        parse(TEXT.replace(old, new, 1), file="gad.yaml")


@pytest.mark.parametrize("text", ["", "[]", "a: &a [*a]", "\0", "- " * 5000])
def test_what_is_no_measure_is_refused_by_name(text: str) -> None:
    with pytest.raises(MeasureError, match=r"x\.yaml"):
        parse(text, file="x.yaml")


def test_an_unknown_measure_or_version_says_what_there_is() -> None:
    with pytest.raises(MeasureError, match="accord measures list"):
        content.measure("phq-99")
    with pytest.raises(MeasureError, match="it has 1"):
        content.measure("phq-9", "7")
