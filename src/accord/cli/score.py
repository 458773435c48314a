"""`accord score`: a table of answers in, the same table with its scores out."""

import json
from pathlib import Path
from typing import Annotated, Any

import polars as pl
import typer

from accord import content
from accord.cli.tables import read_table, write_table
from accord.errors import InputError
from accord.measures.definition import Measure
from accord.measures.scoring import METHOD
from accord.measures.table import BadValue, ScoredFrame, result_columns, score_frame

SHOWN = 20
app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.command()
def score(
    file: Annotated[Path, typer.Argument(help="CSV or Parquet, one form a row, columns named by item id.")],
    measure: Annotated[str, typer.Option("--measure", "-m", help="Which measure, such as phq-9.")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Where to write, .csv or .parquet.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print a summary, or the rows without -o, as JSON.")] = False,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Write the good rows, and the bad to OUT.bad.csv.")
    ] = False,
) -> None:
    """Score a table. Adds one column per scale, `answered`, `missing` and `flags`; other columns pass through."""
    chosen = content.measure(measure)
    if out is not None and out.suffix.lower() not in (".csv", ".parquet"):
        raise InputError(f"{out}: the ending must be .csv or .parquet. Choose another name with -o.")
    frame, lines = read_table(file)
    scored = score_frame(chosen, frame, lines=lines)
    _tell_absent(chosen, frame)
    _tell_bad(file, scored.bad, skip_bad=skip_bad)
    if scored.bad and skip_bad:
        _write_bad(scored.bad, Path(f"{out or file}.bad.csv"))
    _hand_over(chosen, scored, out, as_json=as_json)


def _tell_absent(measure: Measure, frame: pl.DataFrame) -> None:
    absent = [item.id for item in measure.items if item.id not in frame.columns]
    if absent:
        typer.echo(f"accord: no column for item {', '.join(absent)}; counted as missing.", err=True)


def _tell_bad(file: Path, bad: tuple[BadValue, ...], *, skip_bad: bool) -> None:
    for one in bad[:SHOWN]:
        typer.echo(f"{file} line {one.line}, column {one.column}: {one.value!r}; {one.rule}.", err=True)
    if len(bad) > SHOWN:
        typer.echo(f"… and {len(bad) - SHOWN} more.", err=True)
    if bad and not skip_bad:
        lines = len({one.line for one in bad})
        raise InputError(f"{lines} bad row(s), nothing written. Correct them, or leave them out with --skip-bad.")


def _write_bad(bad: tuple[BadValue, ...], path: Path) -> None:
    columns = {name: [getattr(one, name) for one in bad] for name in ("line", "column", "value", "rule")}
    write_table(pl.DataFrame(columns), path)
    typer.echo(f"accord: the bad rows are listed in {path}.", err=True)


def _hand_over(measure: Measure, scored: ScoredFrame, out: Path | None, *, as_json: bool) -> None:
    if out is not None:
        write_table(scored.frame, out)
    if as_json:
        typer.echo(json.dumps(_summary(measure, scored, rows=out is None), ensure_ascii=False, default=str))
    elif out is None:
        typer.echo(scored.frame.write_csv(), nl=False)


def _summary(measure: Measure, scored: ScoredFrame, *, rows: bool) -> dict[str, Any]:
    summary: dict[str, Any] = {
        "measure": measure.id,
        "version": measure.version,
        "method": METHOD,
        "columns": list(result_columns(measure)),
        "scored": scored.frame.height,
        "bad": [{"line": one.line, "column": one.column, "value": one.value, "rule": one.rule} for one in scored.bad],
        "flagged": int((scored.frame["flags"] != "").sum()),
    }
    return summary | ({"rows": scored.frame.to_dicts()} if rows else {})
