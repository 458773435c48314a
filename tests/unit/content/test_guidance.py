"""What to say and what to try."""

import pytest

from accord.alliance import ASPECTS
from accord.content.guidance import guidance, parse_guidance
from accord.errors import InputError

WHOLE = "---\ntitle: Trust\nsource: Ours\n---\nIt may mean this.\n\n## Ask\n- One?\n\n## Try\n- A step.\n"


def test_a_file_becomes_title_meaning_questions_steps_and_source():
    read = parse_guidance(WHOLE, file="en/trust.md")
    assert (read.title, read.meaning, read.source) == ("Trust", "It may mean this.", "Ours")
    assert (read.ask, read.steps) == (("One?",), ("A step.",))


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (WHOLE.removeprefix("---\n"), "front matter"),
        (WHOLE.replace("title: Trust\n", ""), "title"),
        (WHOLE.replace("- One?\n", ""), "Ask"),
        (WHOLE.replace("## Try", "## Do"), "Try"),
    ],
)
def test_a_file_with_something_missing_is_refused_by_name(fault, message):
    with pytest.raises(InputError, match=rf"en/trust\.md.*{message}"):
        parse_guidance(fault, file="en/trust.md")


@pytest.mark.parametrize("aspect", [one.id for one in ASPECTS])
def test_every_aspect_has_guidance(aspect):
    assert guidance(aspect) is not None


def test_a_language_is_found_by_its_first_part():
    assert guidance("trust", "de-at") == guidance("trust", "de_DE") == guidance("trust", "de")
    assert guidance("trust", "de") != guidance("trust", "en")


def test_a_language_without_guidance_gets_english():
    assert guidance("trust", "ar") == guidance("trust", "en")


@pytest.mark.parametrize("name", ["", "nothing", "../../measures/phq-9"])
def test_nothing_written_gives_nothing(name):
    assert guidance(name, "en") is None
