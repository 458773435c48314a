"""The simulator: the same seed gives the same people, and the people are plausible."""

from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from accord.analytics.simulate import Dyads, simulate
from accord.cli.main import app
from accord.errors import OutOfRange


@pytest.fixture(scope="module")
def many() -> Dyads:
    return simulate(clients=3000, sessions=20, therapists=60, seed=11)


def test_the_same_seed_gives_the_same_tables() -> None:
    one, two = (simulate(clients=20, sessions=8, therapists=3, seed=5) for _ in range(2))
    assert one.ratings.equals(two.ratings) and one.outcomes.equals(two.outcomes) and one.truth.equals(two.truth)


def test_another_seed_gives_other_people() -> None:
    one, two = (simulate(clients=20, sessions=8, therapists=3, seed=seed) for seed in (5, 6))
    assert not one.ratings.equals(two.ratings)


def test_about_a_quarter_of_the_clients_have_a_drop(many: Dyads) -> None:
    with_drop = many.truth.filter(pl.col("event") == "drop")["client_id"].n_unique() / many.clients.height
    assert with_drop == pytest.approx(0.254, abs=0.06)


def test_about_one_client_in_five_leaves(many: Dyads) -> None:
    assert many.clients["left"].mean() == pytest.approx(0.20, abs=0.06)


def test_answers_stay_within_their_coding(many: Dyads) -> None:
    aspects = many.ratings.filter(pl.col("item").is_in(["trust", "tasks", "voice", "teamwork"]))
    assert (aspects["value"].min(), aspects["value"].max()) == (0, 5)
    assert (many.outcomes["value"].min(), many.outcomes["value"].max()) == (0, 3)


def test_on_average_people_feel_better_at_the_end(many: Dyads) -> None:
    totals = many.outcomes.filter(pl.col("measure") == "phq-9").group_by("client_id", "session_no").agg(pl.sum("value"))
    ends = totals.sort("client_id", "session_no").group_by("client_id", maintain_order=True)
    change = ends.agg((pl.last("value") - pl.first("value")).alias("change"))
    assert -8 < change["change"].mean() < -1


@pytest.mark.parametrize("name", ["clients", "sessions", "therapists"])
def test_a_count_below_one_is_named(name: str) -> None:
    counts = {"clients": 2, "sessions": 2, "therapists": 2, name: 0}
    with pytest.raises(OutOfRange, match=f"{name} is 0"):
        simulate(**counts, seed=1)


def test_the_command_writes_tables_and_a_codebook(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["simulate", str(tmp_path), "--clients", "5", "--sessions", "4", "--seed", "2"])
    assert result.exit_code == 0, result.output
    answers = pl.read_parquet(tmp_path / "answers.parquet")
    assert {"client_id", "session_no", "rater", "instrument", "item", "value"} <= set(answers.columns)
    assert (tmp_path / "codebook.csv").exists()
