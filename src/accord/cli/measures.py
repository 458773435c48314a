"""`accord measures`: the library, read aloud."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from accord import content
from accord.errors import InputError
from accord.measures.definition import Item, Measure
from accord.measures.parse import parse

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="The library of measures.",
)
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command("list")
def list_measures(as_json: Json = False) -> None:
    """Every measure: id, what it asks about, and whether its wording ships."""
    if as_json:
        typer.echo(json.dumps([_row(one) for one in content.measures()], ensure_ascii=False, indent=2))
        return
    for one in content.measures():
        typer.echo(
            f"{one.id:30}{len(one.items):3} items  {'with text' if one.has_text else 'structure only':16}{one.about}"
        )


def _row(measure: Measure) -> dict[str, Any]:
    return {
        "id": measure.id,
        "version": measure.version,
        "title": measure.title,
        "about": measure.about,
        "respondent": measure.respondent,
        "language": measure.language,
        "items": len(measure.items),
        "scales": [scale.id for scale in measure.scales],
        "text_shipped": measure.rights.text_shipped,
        "licence": measure.rights.licence,
        "status": measure.status,
    }


@app.command()
def show(measure_id: Annotated[str, typer.Argument(metavar="ID")], as_json: Json = False) -> None:
    """One measure: its questions, answers, scales, flags, rights and sources."""
    measure = content.measure(measure_id)
    typer.echo(json.dumps(as_data(measure), ensure_ascii=False, indent=2) if as_json else _page(measure))


@app.command()
def check(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Read a measure file and say whether it is valid; an error names file, field and rule."""
    measure = parse(read_text(file), file=str(file))
    typer.echo(f"{file}: valid. {measure.id} version {measure.version}, {len(measure.items)} scored items.")


@app.command()
def licences() -> None:
    """The page on sources and rights, as in docs/licences.md."""
    from accord.content.licences import licences_page

    typer.echo(licences_page(content.measures()), nl=False)


@app.command()
def export(measure_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """One measure as a FHIR R4 Questionnaire."""
    from accord.exchange.fhir.questionnaire import to_questionnaire

    typer.echo(json.dumps(to_questionnaire(content.measure(measure_id)), ensure_ascii=False, indent=2))


@app.command("import")
def import_questionnaire(file: Annotated[Path, typer.Argument(metavar="FILE")], as_json: Json = False) -> None:
    """Read a FHIR R4 Questionnaire; one without weights is imported but not scored."""
    from accord.exchange.fhir.questionnaire import from_questionnaire

    try:
        resource = json.loads(read_text(file))
    except ValueError as wrong:
        raise InputError(f"{file}: is not JSON ({wrong}). Correct the file.") from None
    imported = from_questionnaire(resource, file=str(file))
    for note in imported.notes:
        typer.echo(f"accord: {note}", err=True)
    typer.echo(
        json.dumps(as_data(imported.measure), ensure_ascii=False, indent=2) if as_json else _page(imported.measure)
    )


def read_text(file: Path) -> str:
    """The text of a file the user named.

    file  its path
    Raises InputError when it cannot be read.
    """
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{file}: is not UTF-8 text. Save it again as UTF-8.") from None
    except OSError as wrong:
        raise InputError(f"{file}: cannot be read ({wrong.strerror}). Check the name.") from None


def as_data(measure: Measure) -> dict[str, Any]:
    """A measure as plain data for JSON.

    measure  which
    """
    parts = ("rights", "items", "beside", "scales", "flags")
    data = {
        name: getattr(measure, name)
        for name in _row(measure)
        if name not in ("items", "scales", "text_shipped", "licence")
    }
    data |= {name: getattr(measure, name) for name in ("loinc", "source", "preface", "lead")}
    data |= {name: _plain(getattr(measure, name)) for name in parts}
    return data | {"responses": {name: _plain(options) for name, options in measure.responses.items()}}


def _plain(part: Any) -> Any:
    return [asdict(one) for one in part] if isinstance(part, tuple) else asdict(part)


def _page(measure: Measure) -> str:
    lines = [f"{measure.title} ({measure.id}, version {measure.version})", measure.about]
    lines += [part for part in (measure.status, measure.preface, measure.lead) if part]
    lines += ["", *(_item_line(measure, one) for one in measure.items)]
    if measure.beside:
        lines += ["", "Beside the score, never in it:", *(_item_line(measure, one) for one in measure.beside)]
    lines += ["", *_scale_lines(measure)]
    lines += [f"Flag: item {one.item} from {one.at_least} ({one.kind}), whatever the total" for one in measure.flags]
    return "\n".join(
        [*lines, "", f"Source: {measure.source}", f"Rights: {measure.rights.line}", measure.rights.licence]
    )


def _item_line(measure: Measure, item: Item) -> str:
    answers = " · ".join(f"{one.value} {one.text or ''}".strip() for one in measure.options(item)) or "0–100"
    turned = " (reversed)" if item.reversed else ""
    return f"  {item.id:14}{item.text or '(wording not shipped)'}{turned}\n{'':16}{answers}"


def _scale_lines(measure: Measure) -> list[str]:
    lines = []
    for scale in measure.scales:
        better = "higher is better" if scale.direction == 1 else "higher is worse"
        lines.append(f"Scale {scale.id}: {scale.how}; {scale.lowest:g}–{scale.highest:g}, {better}")
        lines += [f"  {one.value:g} {one.meaning}. {one.source}{_doubt(one.verified)}" for one in scale.cut_offs]
        if scale.reliable_change:
            change = scale.reliable_change
            lines.append(f"  reliable change {change.value:g}. {change.source}{_doubt(change.verified)}")
    return lines


def _doubt(verified: bool) -> str:
    return "" if verified else " (not yet checked against the source)"
