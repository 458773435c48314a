"""Scoring a whole table at once: vectorised, and equal to the bit to scoring one form after the other."""

from dataclasses import dataclass

import polars as pl

from accord.errors import InputError
from accord.measures.definition import Item, Measure, Scale
from accord.measures.scoring import allowed_text

SEPARATOR = " "
_CODED = "\0accord.coded\0"
_LINE = "\0accord.line\0"


@dataclass(frozen=True, slots=True)
class BadValue:
    """A cell that cannot be scored: where it stands, what it holds, what is allowed."""

    line: int
    column: str
    value: str
    rule: str


@dataclass(frozen=True, slots=True)
class ScoredFrame:
    """The rows that could be scored with their scores, and every cell that stood in the way of the others.

    frame  the columns that came in, unchanged, then one per scale, `answered`, `missing` and `flags`
    bad    in the order of the lines
    """

    frame: pl.DataFrame
    bad: tuple[BadValue, ...]


def score_frame(measure: Measure, frame: pl.DataFrame, *, lines: pl.Series | None = None) -> ScoredFrame:
    """Score a table, one form a row.

    measure  what was asked
    frame    columns named by item id hold whole numbers as numbers or text, empty is missing; others pass through
    lines    the line of each row in its file, for messages; rows are counted from 1 when None
    Returns the good rows with one column per scale (None where too few items were answered), `answered`,
    `missing` (item ids) and `flags` (kind:item), each list separated by blanks.
    Raises InputError when no column is an item of the measure, or one has the name of a result.
    Test: laws/test_scoring_table.py (the obvious scorer is the oracle)
    """
    items = [one for one in (*measure.items, *measure.beside) if one.id in frame.columns]
    _check_columns(measure, frame)
    numbered = frame.with_columns(
        (pl.int_range(1, frame.height + 1, dtype=pl.Int64) if lines is None else lines).alias(_LINE),
        *(_coded(frame.schema[item.id], item) for item in items),
    )
    bad = _bad_values(measure, items, numbered)
    if bad:
        numbered = numbered.filter(pl.all_horizontal(~_is_bad(measure, item) for item in items))
    outcome = numbered.with_columns(*(pl.lit(None, pl.Int64).alias(_CODED + one.id) for one in _absent(measure, frame)))
    result = outcome.select(
        *frame.columns,
        *(_scale(measure, scale) for scale in measure.scales),
        _answered(tuple(item.id for item in measure.items)).alias("answered"),
        _listed([pl.when(_has(item.id)).then(None).otherwise(pl.lit(item.id)) for item in measure.items], "missing"),
        _listed([_flag(one.item, one.at_least, f"{one.kind}:{one.item}") for one in measure.flags], "flags"),
    )
    return ScoredFrame(result, bad)


def result_columns(measure: Measure) -> tuple[str, ...]:
    """The columns that scoring adds.

    measure  what was asked
    """
    return (*(scale.id for scale in measure.scales), "answered", "missing", "flags")


def _check_columns(measure: Measure, frame: pl.DataFrame) -> None:
    ids = [item.id for item in measure.items]
    if not set(ids) & set(frame.columns):
        raise InputError(f"No column is an item of {measure.id}. Name the columns {', '.join(ids)}.")
    taken = [name for name in result_columns(measure) if name in frame.columns]
    if taken:
        raise InputError(f"Column {taken[0]!r} has the name of a result of {measure.id}. Rename the column.")


def _absent(measure: Measure, frame: pl.DataFrame) -> list[Item]:
    return [one for one in (*measure.items, *measure.beside) if one.id not in frame.columns]


def _coded(kind: pl.DataType, item: Item) -> pl.Expr:
    column = pl.col(item.id)
    if kind == pl.Boolean or not (kind.is_numeric() or kind in (pl.String, pl.Null, pl.Categorical)):
        return pl.lit(None, pl.Int64).alias(_CODED + item.id)
    if kind in (pl.String, pl.Categorical):
        column = column.cast(pl.String).str.strip_chars()
    if kind.is_integer():
        return column.cast(pl.Int64, strict=False).alias(_CODED + item.id)
    number = column.cast(pl.Float64, strict=False)
    whole = pl.when(number == number.floor()).then(number.cast(pl.Int64, strict=False))
    return whole.alias(_CODED + item.id)


def _has(item_id: str) -> pl.Expr:
    return pl.col(_CODED + item_id).is_not_null()


def _is_empty(item: Item) -> pl.Expr:
    text = pl.col(item.id).cast(pl.String, strict=False)
    return text.is_null() | text.str.strip_chars().is_in(["", "NaN"])


def _is_bad(measure: Measure, item: Item) -> pl.Expr:
    allowed = sorted(measure.allowed(item))
    coded = pl.col(_CODED + item.id)
    fits = (
        coded.is_between(allowed[0], allowed[-1])
        if len(allowed) == allowed[-1] - allowed[0] + 1
        else coded.is_in(allowed)
    )
    return (coded.is_null() & ~_is_empty(item)) | (coded.is_not_null() & ~fits)


def _bad_values(measure: Measure, items: list[Item], numbered: pl.DataFrame) -> tuple[BadValue, ...]:
    counts = numbered.select(_is_bad(measure, item).sum().alias(item.id) for item in items).row(0)
    bad: list[BadValue] = []
    for item, count in zip(items, counts, strict=True):
        if count:
            rule = f"allowed {allowed_text(measure, item)}, or empty"
            rows = numbered.filter(_is_bad(measure, item)).select(_LINE, item.id).rows()
            bad += [BadValue(line, item.id, str(value), rule) for line, value in rows]
    order = {item.id: place for place, item in enumerate(items)}
    return tuple(sorted(bad, key=lambda one: (one.line, order[one.column])))


def _answered(ids: tuple[str, ...]) -> pl.Expr:
    return pl.sum_horizontal(_has(one).cast(pl.Int64) for one in ids)


def _towards_scale(measure: Measure, item_id: str) -> pl.Expr:
    item, coded = measure.item(item_id), pl.col(_CODED + item_id)
    lowest, highest = measure.bounds(item)
    return lowest + highest - coded if item.reversed else coded


def _scale(measure: Measure, scale: Scale) -> pl.Expr:
    # As in scoring.py: whole numbers first, one division last.
    total = pl.sum_horizontal(_towards_scale(measure, one) for one in scale.items)
    answered, asked = _answered(scale.items), len(scale.items)
    if scale.rule == "sum":
        value = (total * (scale.factor * asked)) / answered
    elif scale.rule == "mean":
        value = (total * scale.factor) / answered
    else:
        lowest, highest = measure.bounds(measure.item(scale.items[0]))
        value = ((total - answered * lowest) * (scale.factor * 100)) / (answered * (highest - lowest))
    return pl.when(answered >= scale.answered_needed).then(value).cast(pl.Float64).alias(scale.id)


def _flag(item_id: str, at_least: int, words: str) -> pl.Expr:
    return pl.when(pl.col(_CODED + item_id) >= at_least).then(pl.lit(words))


def _listed(words: list[pl.Expr], name: str) -> pl.Expr:
    if not words:
        return pl.lit("").alias(name)
    return pl.concat_str(words, separator=SEPARATOR, ignore_nulls=True).alias(name)
