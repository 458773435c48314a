"""Dyads with planted truth: two people, their alliance, its drops, and an outcome that follows it, from one seed.

Ours. Base rates: repaired, unrepaired and no alliance drop in 14.7, 10.7 and 74.5 % of clients (Larsson and colleagues,
2018); about one client in five stops without agreement; about 5 % of the variance lies between therapists.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from accord.alliance import ASPECTS
from accord.errors import OutOfRange

REPAIRED, UNREPAIRED = 0.147, 0.107
LEAVES = 0.20
"""Share of clients who stop without agreement."""
HAZARD = 0.0165
"""Of leaving after a session, chosen so that `LEAVES` comes out; many times that while a drop is not mended."""
WHILE_LOW = 9
FEWEST_FOR_A_DROP = 5
THERAPIST_SHARE = 0.05
MISSED, CANCELLED, UNANSWERED = 0.05, 0.05, 0.12
CEILING = 0.12
ASPECT_IDS = tuple(aspect.id for aspect in ASPECTS)


@dataclass(frozen=True, slots=True)
class Dyads:
    """What was simulated, as tables that real data would fill, and the truth behind them.

    clients   client_id, therapist_id, archetype, sessions, left, baseline_phq_9, baseline_gad_7 (totals of session 1)
    sessions  client_id, session_no, day (since the first), state
    ratings   client_id, session_no, rater (client or therapist), item, value: the Alliance Check-in
    outcomes  client_id, session_no, measure (phq-9, gad-7), item, value
    truth     client_id, session_no, event (none, drop, low, repair), alliance (latent, in points of 0–100)
    """

    clients: pl.DataFrame
    sessions: pl.DataFrame
    ratings: pl.DataFrame
    outcomes: pl.DataFrame
    truth: pl.DataFrame


@dataclass(frozen=True, slots=True)
class _Plan:
    """What will happen to one client."""

    wanted: int
    level: float
    slope: float
    noise: float
    drop_at: int
    drop_depth: float
    repair_at: int
    aspect: int
    distress: float
    recovery: float
    archetype: str


def simulate(*, clients: int, sessions: int, therapists: int, seed: int) -> Dyads:
    """Simulate the courses of a practice.

    clients     how many, ≥ 1
    sessions    planned sessions of a course, ≥ 1; some leave earlier
    therapists  how many share the clients, ≥ 1
    seed        the same seed gives the same tables, to the byte
    Raises OutOfRange when a count is below 1.
    """
    for name, count in (("clients", clients), ("sessions", sessions), ("therapists", therapists)):
        if count < 1:
            raise OutOfRange(f"{name} is {count}; it must be 1 or more.")
    generator = np.random.default_rng(seed)
    spread = 12.0
    of_therapists = generator.normal(0, spread * np.sqrt(THERAPIST_SHARE), therapists)
    tables = _Tables()
    for number in range(clients):
        therapist = number % therapists
        plan = _plan(generator, sessions, float(of_therapists[therapist]), spread)
        _live(generator, plan, tables, client=f"c{number + 1:05d}", therapist=f"t{therapist + 1:03d}")
    return tables.dyads()


class _Tables:
    """Rows on their way into frames."""

    def __init__(self) -> None:
        self.clients: list[tuple[str, str, str, int, bool]] = []
        self.sessions: list[tuple[str, int, int, str]] = []
        self.ratings: list[tuple[str, int, str, str, int]] = []
        self.outcomes: list[tuple[str, int, str, str, int]] = []
        self.truth: list[tuple[str, int, str, float]] = []

    def dyads(self) -> Dyads:
        """The rows as frames."""
        outcomes = _frame(self.outcomes, "client_id", "session_no", "measure", "item", "value")
        clients = _frame(self.clients, "client_id", "therapist_id", "archetype", "sessions", "left")
        return Dyads(
            clients=clients.join(_baselines(outcomes), on="client_id", how="left", maintain_order="left"),
            sessions=_frame(self.sessions, "client_id", "session_no", "day", "state"),
            ratings=_frame(self.ratings, "client_id", "session_no", "rater", "item", "value"),
            outcomes=outcomes,
            truth=_frame(self.truth, "client_id", "session_no", "event", "alliance"),
        )


def _frame(rows: Sequence[tuple[Any, ...]], *columns: str) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=list(columns), orient="row")


def _baselines(outcomes: pl.DataFrame) -> pl.DataFrame:
    """Totals of the first session, which everybody attends."""
    first = outcomes.filter(pl.col("session_no") == 1)
    return first.group_by("client_id", maintain_order=True).agg(
        pl.col("value").filter(pl.col("measure") == measure).sum().alias(f"baseline_{measure.replace('-', '_')}")
        for measure in ("phq-9", "gad-7")
    )


def _plan(generator: np.random.Generator, sessions: int, therapist: float, spread: float) -> _Plan:
    wanted = int(generator.integers(max(1, sessions // 2), sessions + 1))
    drop_at, repair_at = _fate(generator, wanted)
    archetype = str(generator.choice(["steady", "slow", "early", "worse"], p=[0.4, 0.3, 0.2, 0.1]))
    recovery = {"steady": 0.9, "slow": 0.4, "early": 1.5, "worse": -0.9}[archetype]
    return _Plan(
        wanted=wanted,
        level=75 + therapist + float(generator.normal(0, spread)) + (18 if generator.random() < CEILING else 0),
        slope=float(generator.normal(0.5, 0.5)),
        noise=float(generator.uniform(3, 7)),
        drop_at=drop_at,
        drop_depth=float(generator.uniform(20, 35)),
        repair_at=repair_at,
        aspect=int(generator.integers(len(ASPECT_IDS))),
        distress=float(generator.normal(1.55, 0.5)),
        recovery=recovery,
        archetype=archetype,
    )


def _fate(generator: np.random.Generator, wanted: int) -> tuple[int, int]:
    """Session of a drop and of its repair, 0 where there is none. Both are planned first, so that base rates hold."""
    fate = generator.random()
    if wanted < FEWEST_FOR_A_DROP or fate >= REPAIRED + UNREPAIRED:
        return 0, 0
    if fate >= REPAIRED:
        return int(generator.integers(3, wanted)), 0
    after = int(generator.integers(1, min(3, wanted - 3) + 1))
    drop_at = int(generator.integers(3, wanted - after + 1))
    return drop_at, drop_at + after


def _live(generator: np.random.Generator, plan: _Plan, tables: _Tables, *, client: str, therapist: str) -> None:
    """One course to the last session or to leaving; a bad turn in the alliance makes leaving likelier."""
    left, session_no, distress, before = False, 0, plan.distress, plan.level
    while session_no < plan.wanted and not left:
        session_no += 1
        state = str(
            generator.choice(["missed", "cancelled", "attended"], p=[MISSED, CANCELLED, 1 - MISSED - CANCELLED])
        )
        if session_no in (1, plan.drop_at, plan.repair_at):
            state = "attended"
        tables.sessions.append((client, session_no, 7 * (session_no - 1), state))
        if state != "attended":
            continue
        event, latent = _latent(plan, session_no)
        latent += float(generator.normal(0, 2))
        tables.truth.append((client, session_no, event, round(latent, 3)))
        _mood(generator, tables, client, session_no, distress)
        _rate(generator, plan, tables, client=client, session_no=session_no, event=event, latent=latent, before=before)
        # Within a person, a better alliance now goes with less distress next time (Flückiger and colleagues, 2020).
        distress -= 0.06 * plan.recovery + 0.0012 * (latent - plan.level)
        before = latent
        left = generator.random() < _leaving(plan, session_no, event)
    tables.clients.append((client, therapist, plan.archetype, session_no, left))


def _leaving(plan: _Plan, session_no: int, event: str) -> float:
    """Chance to stop now; nobody leaves before what is planned for them has happened."""
    if session_no == plan.wanted or session_no <= max(1, plan.drop_at - 1, plan.repair_at - 1):
        return 0.0
    return HAZARD * (WHILE_LOW if event in ("drop", "low") else 1)


def _latent(plan: _Plan, session_no: int) -> tuple[str, float]:
    usual = plan.level + plan.slope * np.log(session_no) * 4
    since = session_no - plan.drop_at
    if plan.drop_at == 0 or since < 0:
        return "none", usual
    if plan.repair_at and session_no >= plan.repair_at:
        return ("repair" if session_no == plan.repair_at else "none"), usual
    return ("drop" if since == 0 else "low"), usual - plan.drop_depth * (1.0 if since == 0 else 0.7)


def _rate(
    generator: np.random.Generator,
    plan: _Plan,
    tables: _Tables,
    *,
    client: str,
    session_no: int,
    event: str,
    latent: float,
    before: float,
) -> None:
    """What the two tick: the client unless they skip it, the therapist less sharply and a little kinder to a drop."""
    if generator.random() >= UNANSWERED:
        own = latent + float(generator.normal(0, plan.noise))
        values = _items(generator, own, plan.aspect if event in ("drop", "low") else -1)
        extra = _beside(generator, event, change=own - before, session_no=session_no)
        for item, value in {**values, **extra}.items():
            tables.ratings.append((client, session_no, "client", item, value))
    seen = 0.6 * latent + 0.4 * 74 + float(generator.normal(0, 5))
    theirs: dict[str, int] = {**_items(generator, seen, -1), "forecast": int(np.clip(round(seen / 5) * 5, 0, 100))}
    for item, value in theirs.items():
        tables.ratings.append((client, session_no, "therapist", item, value))


def _items(generator: np.random.Generator, percent: float, low_aspect: int) -> dict[str, int]:
    """Eight correlated answers 0–5 around a level; a drop shows most in one aspect."""
    points = percent / 20 + generator.normal(0, 0.45, len(ASPECT_IDS))
    if low_aspect >= 0:
        points[low_aspect] -= 1.2
    return dict(zip(ASPECT_IDS, np.clip(np.rint(points), 0, 5).astype(int).tolist(), strict=True))


def _beside(generator: np.random.Generator, event: str, *, change: float, session_no: int) -> dict[str, int]:
    is_low = event in ("drop", "low")
    off = int(generator.choice([0, 1, 2], p=[0.35, 0.4, 0.25] if is_low else [0.95, 0.04, 0.01]))
    beside = {
        "off_moment": off,
        "held_back": int(generator.choice([0, 1, 2], p=[0.5, 0.3, 0.2] if is_low else [0.88, 0.1, 0.02])),
        "processing": int(np.clip(np.rint(generator.normal(2.0 if is_low else 3.0, 1.1)), 0, 5)),
    }
    if off:
        beside["off_moment_repaired"] = int(generator.integers(0, 3 if is_low else 5))
    if session_no > 1:
        beside["compared"] = int(np.clip(np.rint(change / 12 + generator.normal(0, 0.4)), -2, 2))
    return beside


def _mood(generator: np.random.Generator, tables: _Tables, client: str, session_no: int, distress: float) -> None:
    for measure, items, shift in (("phq-9", 9, 0.0), ("gad-7", 7, 0.1)):
        points = distress + shift + generator.normal(0, 0.5, items)
        if measure == "phq-9":
            points[8] -= 2.0  # thoughts of death are far rarer than the other eight
        for number, value in enumerate(np.clip(np.rint(points), 0, 3).astype(int).tolist(), 1):
            tables.outcomes.append((client, session_no, measure, str(number), value))
