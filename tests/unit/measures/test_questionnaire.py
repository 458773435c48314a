import json
from dataclasses import replace

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire

from accord import content
from accord.errors import MeasureError
from accord.exchange.fhir.questionnaire import ITEM_WEIGHT, ORDINAL_VALUE, from_questionnaire, to_questionnaire
from accord.measures.definition import Measure

PHQ9 = content.measure("phq-9")
every_measure = pytest.mark.parametrize("measure", content.measures(), ids=lambda one: one.id)


@every_measure
def test_an_exported_measure_is_a_valid_questionnaire(measure: Measure) -> None:
    assert Questionnaire.model_validate(to_questionnaire(measure)).version == measure.version


@every_measure
def test_a_measure_comes_back_as_it_went_out_but_for_its_published_figures(measure: Measure) -> None:
    back = from_questionnaire(json.loads(json.dumps(to_questionnaire(measure))))
    scales = tuple(replace(one, cut_offs=(), reliable_change=None, norms=()) for one in measure.scales)
    assert (back.measure, back.notes) == (replace(measure, scales=scales), ())


@pytest.mark.parametrize("kept", [ITEM_WEIGHT, ORDINAL_VALUE])
def test_either_weight_alone_is_enough(kept: str) -> None:
    resource = foreign(lambda one: one["url"] == kept)
    assert from_questionnaire(resource).measure.scales[0].highest == 27


def test_a_questionnaire_without_weights_is_imported_not_scored_and_says_so() -> None:
    imported = from_questionnaire(foreign(lambda _: False))
    assert (len(imported.measure.items), imported.measure.scales) == (9, ())
    assert "imported, but not scored" in imported.notes[0]


@pytest.mark.parametrize("resource", [{}, [], {"resourceType": "Questionnaire"}])
def test_what_is_no_questionnaire_is_refused(resource: object) -> None:
    with pytest.raises(MeasureError, match=r"q\.json"):
        from_questionnaire(resource, file="q.json")  # type: ignore[arg-type]


def foreign(keep) -> dict:
    """The PHQ-9 as another program would send it, with some weights taken away."""
    resource = to_questionnaire(PHQ9)
    del resource["extension"]
    for item in resource["item"]:
        for answer in item["answerOption"]:
            coding = answer["valueCoding"]
            coding["extension"] = [one for one in coding["extension"] if keep(one)]
    return resource
