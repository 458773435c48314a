"""`accord simulate`: a practice's courses from a seed, as tables that anybody can read."""

from pathlib import Path

import polars as pl
import typer

from accord.analytics.simulate import Dyads, simulate
from accord.errors import InputError

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)

MEASURES = {"client": "alliance-check-in-client", "therapist": "alliance-check-in-therapist"}
CODEBOOK = (
    ("client_id", "pseudonym of the client"),
    ("therapist_id", "pseudonym of the therapist"),
    ("session_no", "number of the session within the course, from 1"),
    ("days_since_start", "days since the first session"),
    ("rater", "client or therapist"),
    ("instrument", "id of the measure; `accord measures show ID` prints it"),
    ("item", "id of the item within the measure"),
    ("value", "answer as coded in the measure; a missing answer has no row"),
    ("event", "planted truth: none, drop, low (still down), repair"),
    ("alliance", "planted truth: latent alliance, in points of 0–100"),
)


@app.command("simulate")
def simulate_command(
    folder: Path = typer.Argument(..., metavar="DIR", help="Folder for the tables; made when it is not there."),
    clients: int = typer.Option(120, help="How many clients."),
    sessions: int = typer.Option(20, help="Planned sessions of a course; some people leave earlier."),
    therapists: int = typer.Option(6, help="How many therapists share the clients."),
    seed: int = typer.Option(1, help="The same seed gives the same tables, to the byte."),
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
    columns = ["client_id", "therapist_id", "session_no", "days_since_start", "rater", "instrument", "item", "value"]
    days = dyads.sessions.select("client_id", "session_no", days_since_start="day")
    answers = (
        pl.concat([ratings, outcomes.select(ratings.columns)])
        .join(days, on=["client_id", "session_no"], how="left")
        .join(dyads.clients.select("client_id", "therapist_id"), on="client_id", how="left")
        .select(columns)
        .sort(columns[:1] + columns[2:3] + columns[4:7])
    )
    return {
        "answers": answers,
        "sessions": dyads.sessions.rename({"day": "days_since_start"}),
        "clients": dyads.clients,
        "truth": dyads.truth,
        "codebook": pl.DataFrame(CODEBOOK, schema=["column", "meaning"], orient="row"),
    }
