"""`accord simulate`: a practice's courses from a seed, as tables that anybody can read."""

from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from accord import content
from accord.analytics.simulate import Dyads, simulate
from accord.errors import InputError

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)

MEASURES = {"client": "alliance-check-in-client", "therapist": "alliance-check-in-therapist"}
LANGUAGE = "en"
CODEBOOK = (
    ("client_id", "pseudonym of the client"),
    ("therapist_id", "pseudonym of the therapist"),
    ("episode_id", "course of therapy of this client; every simulated client has one"),
    ("session_no", "number of the session within the course, from 1"),
    ("days_since_start", "days since the first session"),
    ("state", "attended, missed or cancelled; only attended sessions have answers"),
    ("rater", "client or therapist"),
    ("instrument", "id of the measure; `accord measures show ID` prints it"),
    ("version", "of the measure"),
    ("language", "of the form"),
    ("item", "id of the item within the measure"),
    ("value", "answer as coded in the measure; a missing answer has no row"),
    ("archetype", "planted truth: how distress goes: steady, slow, early or worse"),
    ("sessions", "how many sessions the course has, missed and cancelled ones included"),
    ("left", "planted truth: whether the client stopped without agreement"),
    ("baseline_phq_9", "PHQ-9 total of the first session, 0–27"),
    ("baseline_gad_7", "GAD-7 total of the first session, 0–21"),
    ("event", "planted truth: none, drop, low (still down), repair"),
    ("alliance", "planted truth: latent alliance, in points of 0–100; may leave the scale"),
)


@app.command("simulate")
def simulate_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder for the tables; made when it is not there.")],
    clients: Annotated[int, typer.Option(help="How many clients.")] = 120,
    sessions: Annotated[int, typer.Option(help="Planned sessions of a course; some people leave earlier.")] = 20,
    therapists: Annotated[int, typer.Option(help="How many therapists share the clients.")] = 6,
    seed: Annotated[int, typer.Option(help="The same seed gives the same tables, to the byte.")] = 1,
) -> None:
    """Write answers.csv, sessions.csv, clients.csv, truth.csv (and Parquet beside each) and a codebook."""
    dyads = simulate(clients=clients, sessions=sessions, therapists=therapists, seed=seed)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, frame in tables(dyads).items():
            frame.write_csv(folder / f"{name}.csv")
            frame.write_parquet(folder / f"{name}.parquet")
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror}. Choose a folder that can be written.") from None
    typer.echo(f"{folder}: {dyads.clients.height} clients, {dyads.sessions.height} sessions, seed {seed}")


def tables(dyads: Dyads) -> dict[str, pl.DataFrame]:
    """The simulated tables in the long format of psychotherapy research, with a codebook.

    dyads  from the simulator
    """
    ratings = dyads.ratings.with_columns(pl.col("rater").replace_strict(MEASURES).alias("instrument"))
    outcomes = dyads.outcomes.rename({"measure": "instrument"}).with_columns(pl.lit("client").alias("rater"))
    versions = {one: content.measure(one).version for one in (*MEASURES.values(), "phq-9", "gad-7")}
    place = ["client_id", "therapist_id", "episode_id", "session_no", "days_since_start"]
    form = ["rater", "instrument", "version", "language", "item", "value"]
    days = dyads.sessions.select("client_id", "session_no", days_since_start="day")
    answers = (
        pl.concat([ratings, outcomes.select(ratings.columns)])
        .join(days, on=["client_id", "session_no"], how="left")
        .join(dyads.clients.select("client_id", "therapist_id"), on="client_id", how="left")
        .with_columns(
            pl.col("client_id").alias("episode_id"),
            pl.col("instrument").replace_strict(versions).alias("version"),
            pl.lit(LANGUAGE).alias("language"),
        )
        .select(place + form)
        .sort("client_id", "session_no", "rater", "instrument", "item")
    )
    return {
        "answers": answers,
        "sessions": dyads.sessions.rename({"day": "days_since_start"}),
        "clients": dyads.clients,
        "truth": dyads.truth,
        "codebook": pl.DataFrame(CODEBOOK, schema=["column", "meaning"], orient="row"),
    }
