"""Each component says what it must, also to those who hear the page."""

from collections.abc import Callable

import pytest
from django import forms

from accord.web.ui.samples import SampleForm

Render = Callable[..., str]

OPTIONS = ((0, "Not at all"), (1, "A little"), (2, "A great deal"))
CHOICES = '<c-choices name="q" question="How was it?" :options="options" :chosen="chosen" />'


def test_choices_start_with_nothing_chosen(render: Render) -> None:
    assert "checked" not in render(CHOICES, options=OPTIONS, chosen=None)


def test_choices_keep_an_answer_of_nought(render: Render) -> None:
    assert render(CHOICES, options=OPTIONS, chosen=0).count("checked") == 1


def test_choices_keep_an_answer_that_came_back_as_text(render: Render) -> None:
    drawn = render(CHOICES, options=OPTIONS, chosen="2")
    assert drawn.index("checked") > drawn.index('value="2"')


def test_the_question_is_the_legend_and_every_answer_has_its_label(render: Render) -> None:
    drawn = render(CHOICES, options=OPTIONS, chosen=None)
    assert "<legend>How was it?</legend>" in drawn
    assert all(f'id="q_{number}"' in drawn and f'for="q_{number}"' in drawn for number in range(3))


def test_a_label_cannot_bring_markup(render: Render) -> None:
    assert "<script>" not in render(CHOICES, options=((1, "<script>"),), chosen=None)


def test_the_error_summary_leads_to_the_field(render: Render) -> None:
    form = SampleForm({"day": "mon"})
    drawn = render('<c-form-errors :form="form" /><c-field :field="form.sentence" />', form=form)
    assert 'href="#id_sentence"' in drawn
    assert 'id="id_sentence"' in drawn


def test_no_error_summary_stands_above_a_right_form(render: Render) -> None:
    assert "form-errors" not in render('<c-form-errors :form="form" />', form=SampleForm())


def test_a_field_is_described_by_its_hint_and_its_error(render: Render) -> None:
    drawn = render('<c-field :field="form.sentence" />', form=SampleForm({}))
    assert 'aria-describedby="id_sentence_helptext id_sentence_error"' in drawn
    assert 'id="id_sentence_helptext"' in drawn
    assert 'id="id_sentence_error"' in drawn


def test_a_hidden_field_shows_no_label(render: Render) -> None:
    form = type("Hidden", (forms.Form,), {"key": forms.CharField(widget=forms.HiddenInput)})()
    assert "<label" not in render('<c-field :field="form.key" />', form=form)


def test_help_dials_each_contact(render: Render) -> None:
    drawn = render(
        '<c-help :contacts="all" />', all=[{"name": "Line", "telephone": "020 7946", "hours": "day and night"}]
    )
    assert 'href="tel:0207946"' in drawn
    assert "day and night" in drawn


def test_a_signal_hides_its_reasons_behind_why(render: Render) -> None:
    drawn = render('<c-signal sentence="Lower than usual for you two.">Rule: 1 spread.</c-signal>')
    assert "<details" in drawn
    assert drawn.index("Rule: 1 spread.") > drawn.index("<summary")


def test_a_signal_without_reasons_offers_none(render: Render) -> None:
    assert "<details" not in render('<c-signal sentence="Not enough yet to say." />')


@pytest.mark.parametrize(("attributes", "tag"), [('href="/x/"', "<a"), ("", "<button"), ('variant="quiet"', "<button")])
def test_a_button_with_an_address_is_a_link(render: Render, attributes: str, tag: str) -> None:
    assert render(f"<c-button {attributes}>Go</c-button>").strip().startswith(tag)


def test_a_person_is_told_by_shape_and_label_too(render: Render) -> None:
    client, therapist = (render(f'<c-person who="{who}">Name</c-person>') for who in ("client", "therapist"))
    assert "<circle" in client and "Name" in client
    assert "<path" in therapist and "Name" in therapist
