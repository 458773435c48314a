import json
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from typer.testing import CliRunner, Result

from accord.cli.main import app

HEADER = "id,1,2,3,4,5,6,7,8,9\n"
GOOD = HEADER + "007,0,1,2,3,0,1,2,3,0\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def score(folder: Path, text: str, *options: str) -> Result:
    file = folder / "in.csv"
    file.write_text(text, encoding="utf-8")
    return CliRunner().invoke(app, ["score", str(file), "--measure", "phq-9", *options])


def test_scores_follow_the_columns_that_came_in(folder: Path) -> None:
    result = score(folder, GOOD)
    header, row = result.stdout.splitlines()
    assert header == "id,1,2,3,4,5,6,7,8,9,total,answered,missing,flags"
    assert row == '007,0,1,2,3,0,1,2,3,0,12.0,9,"",""'


def test_a_bad_row_is_named_and_nothing_is_written(folder: Path) -> None:
    out = folder / "out.csv"
    result = score(folder, GOOD + "8,0,0,7,0,0,0,0,0,0\n", "-o", str(out))
    assert result.exit_code == 2
    assert "line 3, column 3: '7'; allowed 0–3, or empty." in result.stderr
    assert sorted(one.name for one in folder.iterdir()) == ["in.csv"]


def test_skip_bad_writes_the_good_rows_and_a_list_of_the_bad(folder: Path) -> None:
    out = folder / "out.csv"
    result = score(folder, GOOD + '8,0,0,"x\ny",0,0,0,0,0,0\n9,5,0,0,0,0,0,0,0,0\n', "-o", str(out), "--skip-bad")
    assert result.exit_code == 0
    assert pl.read_csv(out, infer_schema=False)["id"].to_list() == ["007"]
    bad = pl.read_csv(folder / "out.csv.bad.csv")
    assert bad.select("line", "column").rows() == [(3, 3), (5, 1)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("a,b\n1,2\n", "No column is an item of phq-9"),
        ("1,1\n0,0\n", "column '1' stands twice"),
        ("1,total\n0,5\n", "Column 'total' has the name of a result"),
        ("1,2\n0,1\n0,1,2\n", "line 3: has 3 cells, the header has 2"),
    ],
)
def test_a_table_that_cannot_be_meant_is_refused_in_plain_words(folder: Path, text: str, message: str) -> None:
    result = score(folder, text)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_a_byte_order_mark_semicolons_and_whole_floats_are_read(folder: Path) -> None:
    result = score(folder, "\ufeff" + GOOD.replace(",", ";").replace("3;0\n", "3.0;\n"), "--json")
    assert json.loads(result.stdout)["rows"][0]["total"] == 13.5


def test_parquet_goes_in_and_comes_out(folder: Path) -> None:
    pl.DataFrame({str(item): [1, None] for item in range(1, 10)}).write_parquet(folder / "in.parquet")
    out = folder / "out.parquet"
    arguments = ["score", str(folder / "in.parquet"), "--measure", "phq-9", "-o", str(out)]
    assert CliRunner().invoke(app, arguments).exit_code == 0
    assert pl.read_parquet(out)["total"].to_list() == [9.0, None]


def test_a_million_forms_are_all_scored(folder: Path) -> None:
    values = np.random.default_rng(1).integers(0, 4, (9, 1_000_000))
    pl.DataFrame({str(place): column for place, column in enumerate(values, start=1)}).write_csv(folder / "in.csv")
    out = folder / "out.parquet"
    arguments = ["score", str(folder / "in.csv"), "--measure", "phq-9", "-o", str(out)]
    assert CliRunner().invoke(app, arguments).exit_code == 0
    assert (pl.read_parquet(out)["total"].to_numpy() == values.sum(axis=0)).all()
