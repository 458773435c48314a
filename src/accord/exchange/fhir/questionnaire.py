"""FHIR R4 Questionnaire ↔ measure. Weights go out as `itemWeight` and `ordinalValue`; either comes in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accord.errors import MeasureError
from accord.measures.definition import Flag, Item, Measure, Option, Rights, Scale

BASE = "urn:accord:fhir"
ORDINAL_VALUE = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
ITEM_WEIGHT = "http://hl7.org/fhir/StructureDefinition/itemWeight"
WEIGHTS = (ITEM_WEIGHT, ORDINAL_VALUE)
LOINC = "http://loinc.org"
STRUCTURE = f"{BASE}/StructureDefinition/measure-structure"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Imported:
    """A measure read from a Questionnaire, and what its reader must know about it."""

    measure: Measure
    notes: tuple[str, ...]


def to_questionnaire(measure: Measure) -> Json:
    """A measure as a FHIR R4 Questionnaire.

    measure  which
    Returns plain data, ready for JSON. Scales and flags, for which Questionnaire has no place, go into one extension.
    Test: unit/measures/test_questionnaire.py
    """
    questions = [_question(measure, one) for one in (*measure.items, *measure.beside)]
    resource: Json = {
        "resourceType": "Questionnaire",
        "url": f"{BASE}/Questionnaire/{measure.id}",
        "extension": [{"url": STRUCTURE, "valueString": json.dumps(_structure(measure), ensure_ascii=False)}],
        "version": measure.version,
        "name": "".join(part.capitalize() for part in measure.id.split("-")),
        "title": measure.title,
        "status": "active",
        "subjectType": ["Patient"],
        "language": measure.language,
        "publisher": measure.rights.holder,
        "description": measure.about,
        "purpose": measure.source,
        "copyright": measure.rights.line,
        "item": questions,
    }
    if measure.loinc:
        resource["code"] = [{"system": LOINC, "code": measure.loinc}]
    return resource


def _question(measure: Measure, item: Item) -> Json:
    question: Json = {"linkId": item.id, "type": "choice" if item.responses else "integer", "required": False}
    if item.text:
        question["text"] = item.text
    if item.loinc:
        question["code"] = [{"system": LOINC, "code": item.loinc}]
    if item.responses:
        question["answerOption"] = [_answer(measure, item, one) for one in measure.options(item)]
    if item.only_if:
        other, values = item.only_if
        code = _code_system(measure, measure.item(other))
        question["enableWhen"] = [
            {"question": other, "operator": "=", "answerCoding": {"system": code, "code": str(value)}}
            for value in values
        ]
        question["enableBehavior"] = "any"
    return question


def _code_system(measure: Measure, item: Item) -> str:
    return f"{BASE}/CodeSystem/{measure.id}.{item.responses}"


def _answer(measure: Measure, item: Item, option: Option) -> Json:
    coding: Json = {
        "extension": [{"url": url, "valueDecimal": option.value} for url in WEIGHTS],
        "system": LOINC if option.loinc else _code_system(measure, item),
        "code": option.loinc or str(option.value),
    }
    return {"valueCoding": coding | ({"display": option.text} if option.text else {})}


def _structure(measure: Measure) -> Json:
    return {
        "id": measure.id,
        "respondent": measure.respondent,
        "preface": measure.preface,
        "lead": measure.lead,
        "status": measure.status,
        "licence": measure.rights.licence,
        "text_shipped": measure.rights.text_shipped,
        "permission_url": measure.rights.permission_url,
        "beside": [one.id for one in measure.beside],
        "items": {one.id: _item_extra(one) for one in (*measure.items, *measure.beside)},
        "scales": [_scale_extra(one) for one in measure.scales],
        "flags": [{"item": one.item, "at_least": one.at_least, "kind": one.kind} for one in measure.flags],
    }


def _item_extra(item: Item) -> Json:
    return {
        "responses": item.responses,
        "aspect": item.aspect,
        "reversed": item.reversed,
        "from_session": item.from_session,
        "only_if": item.only_if,
    }


def _scale_extra(scale: Scale) -> Json:
    names = ("id", "title", "items", "rule", "lowest", "highest", "direction", "missing_allowed", "factor", "loinc")
    return {name: getattr(scale, name) for name in names}


def from_questionnaire(resource: Mapping[str, Any], *, file: str = "Questionnaire") -> Imported:
    """A measure from a FHIR R4 Questionnaire.

    resource  plain data
    file      its name, for messages
    Returns the measure and notes. Without a weight on every answer it has no scale: it can be asked, not scored.
    Cut-offs, norms and reliable change do not travel: they belong to the measure file with their sources.
    Raises MeasureError naming file, field and rule.
    """
    if not isinstance(resource, Mapping) or resource.get("resourceType") != "Questionnaire":
        raise MeasureError(f"{file}: resourceType must be Questionnaire. Give a FHIR R4 Questionnaire.")
    try:
        return _imported(resource, file)
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise MeasureError(f"{file}: is no valid R4 Questionnaire ({wrong!r}). Correct the field.") from None


def _imported(resource: Mapping[str, Any], file: str) -> Imported:
    extra = _extra(resource)
    questions = _flat(resource.get("item") or [])
    if not questions:
        raise MeasureError(f"{file}: item has no question of type choice or integer. Give at least one.")
    reader = _Answers(file)
    items = tuple(_item(one, reader, extra) for one in questions)
    beside = set(extra.get("beside", ()))
    scored = tuple(one for one in items if one.id not in beside)
    notes = () if reader.all_weighted else (f"{file}: not every answer has a weight; imported, but not scored.",)
    return Imported(
        Measure(
            id=extra.get("id") or resource.get("id") or resource.get("name") or "imported",
            version=str(resource.get("version") or "1"),
            title=resource.get("title") or resource.get("name") or "Imported questionnaire",
            about=resource.get("description") or "",
            respondent=extra.get("respondent", "client"),
            language=resource.get("language") or "en",
            rights=_rights(resource, extra),
            source=resource.get("purpose") or resource.get("url") or file,
            responses=reader.sets,
            items=scored,
            beside=tuple(one for one in items if one.id in beside),
            scales=_scales(extra, scored, reader) if reader.all_weighted else (),
            flags=tuple(Flag(**one) for one in extra.get("flags", ())) if reader.all_weighted else (),
            preface=extra.get("preface", ""),
            lead=extra.get("lead", ""),
            status=extra.get("status", ""),
            loinc=_loinc(resource),
        ),
        notes,
    )


def _extra(resource: Mapping[str, Any]) -> Json:
    for one in resource.get("extension") or []:
        if one.get("url") == STRUCTURE:
            return dict(json.loads(one["valueString"]))
    return {}


def _flat(items: list[Json]) -> list[Json]:
    found: list[Json] = []
    for one in items:
        if one["type"] in ("choice", "integer"):
            found.append(one)
        found += _flat(one.get("item") or [])
    return found


class _Answers:
    """Collects the response sets of a Questionnaire; equal ones are one set."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.sets: dict[str, tuple[Option, ...]] = {}
        self.all_weighted = True

    def name_of(self, question: Json, wanted: str | None) -> str:
        if question["type"] == "integer":
            return ""
        answers = question.get("answerOption") or []
        if not answers:
            raise MeasureError(f"{self.file}: item {question['linkId']!r} has no answerOption. Put the answers in it.")
        options = tuple(self._option(place, one["valueCoding"]) for place, one in enumerate(answers))
        for name, known in self.sets.items():
            if known == options and wanted in (None, name):
                return name
        name = wanted or f"answers-{len(self.sets) + 1}"
        self.sets[name] = options
        return name

    def _option(self, place: int, coding: Json) -> Option:
        weights = {one["url"]: one["valueDecimal"] for one in coding.get("extension") or [] if one["url"] in WEIGHTS}
        weight = next((weights[url] for url in WEIGHTS if url in weights), None)
        if weight is None:
            self.all_weighted = False
        elif weight != int(weight):
            raise MeasureError(f"{self.file}: weight {weight} is not whole. Accord scores whole numbers only.")
        loinc = coding.get("code") if coding.get("system") == LOINC else None
        return Option(place if weight is None else int(weight), coding.get("display"), loinc)


def _item(question: Json, reader: _Answers, extra: Json) -> Item:
    more = extra.get("items", {}).get(question["linkId"], {})
    only_if = more.get("only_if")
    return Item(
        id=question["linkId"],
        text=question.get("text"),
        responses=reader.name_of(question, more.get("responses")),
        aspect=more.get("aspect"),
        reversed=more.get("reversed", False),
        loinc=_loinc(question),
        only_if=(only_if[0], tuple(only_if[1])) if only_if else None,
        from_session=more.get("from_session", 1),
    )


def _loinc(part: Mapping[str, Any]) -> str | None:
    codes = (one["code"] for one in part.get("code") or [] if one.get("system") == LOINC)
    return next(codes, None)


def _rights(resource: Mapping[str, Any], extra: Json) -> Rights:
    return Rights(
        holder=resource.get("publisher") or "not stated",
        licence=extra.get("licence", "not stated"),
        text_shipped=extra.get("text_shipped", False),
        permission_url=extra.get("permission_url", ""),
        line=resource.get("copyright") or "Imported; rights not stated.",
    )


def _scales(extra: Json, items: tuple[Item, ...], reader: _Answers) -> tuple[Scale, ...]:
    if "scales" in extra:
        return tuple(Scale(**(one | {"items": tuple(one["items"])})) for one in extra["scales"])
    chosen = [one for one in items if one.responses]
    if not chosen:
        return ()
    values = [[option.value for option in reader.sets[one.responses]] for one in chosen]
    lowest, highest = float(sum(min(one) for one in values)), float(sum(max(one) for one in values))
    ids = tuple(one.id for one in chosen)
    return (Scale("total", "Total", ids, rule="sum", lowest=lowest, highest=highest, direction=-1),)
