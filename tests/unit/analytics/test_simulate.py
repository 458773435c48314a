"""The simulator: the same seed gives the same people, and the people are plausible."""

from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from accord.analytics.simulate import ASPECT_IDS, Dyads, simulate
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


def test_drops_and_repairs_are_as_frequent_as_larsson_found_them(many: Dyads) -> None:
    events = many.truth.group_by("client_id").agg(pl.col("event").unique())["event"]
    repaired = sum("repair" in one for one in events) / many.clients.height
    open_ended = sum("drop" in one and "repair" not in one for one in events) / many.clients.height
    assert (repaired, open_ended) == (pytest.approx(0.147, abs=0.02), pytest.approx(0.107, abs=0.02))


def test_about_one_client_in_five_leaves(many: Dyads) -> None:
    assert many.clients["left"].mean() == pytest.approx(0.20, abs=0.03)


def test_few_scores_stand_at_the_ceiling_and_few_check_ins_are_missing(many: Dyads) -> None:
    aspects = many.ratings.filter((pl.col("rater") == "client") & pl.col("item").is_in(ASPECT_IDS))
    totals = aspects.group_by("client_id", "session_no").agg(pl.sum("value"))["value"]
    attended = many.sessions.filter(pl.col("state") == "attended").height
    assert 0.03 < (totals == 5 * len(ASPECT_IDS)).mean() < 0.15
    assert 0.8 < totals.len() / attended < 0.95


def test_baselines_are_the_totals_of_the_first_session(many: Dyads) -> None:
    first = many.outcomes.filter((pl.col("session_no") == 1) & (pl.col("measure") == "phq-9"))
    totals = first.group_by("client_id", maintain_order=True).agg(pl.sum("value"))["value"]
    assert many.clients["baseline_phq_9"].to_list() == totals.to_list()
    assert many.clients["baseline_gad_7"].null_count() == 0


def test_some_get_reliably_better_and_a_few_reliably_worse(many: Dyads) -> None:
    totals = many.outcomes.filter(pl.col("measure") == "phq-9").group_by("client_id", "session_no").agg(pl.sum("value"))
    ends = totals.sort("client_id", "session_no").group_by("client_id", maintain_order=True)
    change = ends.agg((pl.last("value") - pl.first("value")).alias("change"))["change"]
    assert 0.25 < (change <= -6).mean() < 0.6
    assert 0.02 < (change >= 6).mean() < 0.1


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
    codebook = pl.read_csv(tmp_path / "codebook.csv")["column"].to_list()
    written = [pl.read_parquet(one) for one in tmp_path.glob("*.parquet") if one.stem != "codebook"]
    assert {column for frame in written for column in frame.columns} == set(codebook)


def test_the_command_writes_the_same_bytes_again(tmp_path: Path) -> None:
    for name in ("one", "two"):
        CliRunner().invoke(app, ["simulate", str(tmp_path / name), "--clients", "5", "--sessions", "4", "--seed", "2"])
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()
