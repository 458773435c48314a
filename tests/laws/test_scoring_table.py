"""The fast path is the obvious scorer, to the bit."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from accord import content
from accord.measures.definition import Measure
from accord.measures.scoring import score
from accord.measures.table import result_columns, score_frame

Form = dict[str, int | None]


def forms(measure: Measure) -> st.SearchStrategy[list[Form]]:
    """Tables of forms with missing answers."""
    cells = {one.id: st.none() | st.sampled_from(measure.allowed(one)) for one in (*measure.items, *measure.beside)}
    return st.lists(st.fixed_dictionaries(cells), min_size=1, max_size=8)


tables = st.sampled_from(content.measures()).flatmap(lambda one: st.tuples(st.just(one), forms(one)))


def expected(measure: Measure, form: Form) -> tuple[object, ...]:
    """One row of the result, by the obvious scorer."""
    one = score(measure, form)
    flags = " ".join(f"{flag.kind}:{flag.item}" for flag in one.flags)
    return (*(scale.value for scale in one.scales), one.answered, " ".join(one.missing), flags)


@settings(max_examples=150, deadline=None)
@given(tables, st.sampled_from([pl.Int64, pl.Int8, pl.Float64, pl.String]))
def test_a_table_is_scored_exactly_like_its_forms_one_by_one(table: tuple[Measure, list[Form]], kind: type) -> None:
    measure, rows = table
    frame = pl.DataFrame(rows, schema=dict.fromkeys(rows[0], pl.Int64)).cast(kind)
    scored = score_frame(measure, frame)
    assert scored.bad == ()
    assert scored.frame.select(result_columns(measure)).rows() == [expected(measure, row) for row in rows]


@settings(max_examples=50, deadline=None)
@given(st.integers(min_value=-1000, max_value=1000) | st.floats(allow_nan=False) | st.text(max_size=4))
def test_a_cell_is_scored_or_reported_never_both_and_never_neither(cell: object) -> None:
    text = str(cell)
    scored = score_frame(content.measure("phq-2"), pl.DataFrame({"1": [text], "2": ["0"]}, strict=False))
    assert (scored.frame.height, len(scored.bad)) in {(1, 0), (0, 1)}
