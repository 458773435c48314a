"""What happens in the demo practice: simulated courses turned into lives, and one told by hand for the tour."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import polars as pl

from accord.alliance import ASPECTS
from accord.analytics.simulate import Dyads

Answers = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One session of a life; `week` counts from the first, answers are item → value, None for none given."""

    week: int
    state: str
    client: Answers | None = None
    therapist: Answers | None = None
    mood: Answers | None = None
    words: tuple[tuple[str, str, str], ...] = ()
    conversation: Mapping[str, str] = field(default_factory=dict)
    helped: str = ""


@dataclass(frozen=True, slots=True)
class Life:
    """One client of the demo. `ended`: "" while it goes on, else Episode.Ending; therapist is a place in the list."""

    name: str
    therapist: int
    meetings: tuple[Meeting, ...]
    goals: tuple[str, ...]
    ended: str = ""
    email: str = ""
    language: str = "en"


def lives_from(dyads: Dyads, texts: Mapping[str, Any], generator: np.random.Generator) -> Iterator[Life]:
    """Lives from simulated dyads, with names and words from the demo's texts.

    dyads      from the simulator
    texts      content/demo/practice.yaml
    generator  chooses words; made from the demo's seed
    """
    ratings = _items(dyads.ratings, ["client_id", "session_no", "rater"])
    moods = _items(dyads.outcomes.filter(pl.col("measure") == "phq-9"), ["client_id", "session_no"])
    sessions = dyads.sessions.sort("client_id", "session_no").partition_by("client_id", as_dict=True)
    therapists = {name: place for place, name in enumerate(dyads.clients["therapist_id"].unique().sort().to_list())}
    names = [name for name in texts["names"] if name != texts["tour"]["name"]]
    for place, row in enumerate(dyads.clients.sort("client_id").iter_rows(named=True)):
        client = row["client_id"]
        meetings = tuple(
            _meeting(client, one, place_in, ratings, moods, texts, generator)
            for place_in, one in enumerate(sessions[(client,)].iter_rows(named=True))
        )
        yield Life(
            name=names[place % len(names)],
            therapist=therapists[row["therapist_id"]],
            meetings=meetings,
            goals=tuple(generator.choice(texts["goals"], size=int(generator.integers(0, 4)), replace=False).tolist()),
            ended=_ending(row, generator),
            language=str(generator.choice(["en", "en", "en", "en", "de", "es"])),
        )


def _ending(row: Mapping[str, Any], generator: np.random.Generator) -> str:
    if row["left"]:
        return "left"
    return "agreed" if generator.random() < 0.15 else ""


def _items(frame: pl.DataFrame, keys: Sequence[str]) -> dict[tuple[Any, ...], dict[str, int]]:
    """Long rows → key → item → value."""
    found: dict[tuple[Any, ...], dict[str, int]] = {}
    for *key, item, value in frame.select(*keys, "item", "value").iter_rows():
        if value is not None:
            found.setdefault(tuple(key), {})[item] = int(value)
    return found


def _meeting(
    client: str,
    row: Mapping[str, Any],
    place: int,
    ratings: Mapping[tuple[Any, ...], dict[str, int]],
    moods: Mapping[tuple[Any, ...], dict[str, int]],
    texts: Mapping[str, Any],
    generator: np.random.Generator,
) -> Meeting:
    number = row["session_no"]
    told = ratings.get((client, number, "client"))
    return Meeting(
        week=place,
        state=row["state"],
        client=told,
        therapist=ratings.get((client, number, "therapist")),
        mood=moods.get((client, number)),
        words=tuple(_words(told, texts, generator)),
        conversation=_conversation(texts, generator) if told and place > 1 and generator.random() < 0.12 else {},
        helped=str(generator.choice(["yes", "partly", "partly", "no", ""])),
    )


def _words(
    told: Mapping[str, int] | None, texts: Mapping[str, Any], generator: np.random.Generator
) -> Iterator[tuple[str, str, str]]:
    if generator.random() < 0.25:
        yield ("topic", str(generator.choice(texts["topics"])), "show")
    if told and told.get("held_back") in (1, 2):
        sharing = str(generator.choice(["show", "show", "bring-up", "keep"]))
        yield ("hard-to-say", str(generator.choice(texts["hard_to_say"])), sharing)


def _conversation(texts: Mapping[str, Any], generator: np.random.Generator) -> dict[str, str]:
    return {step: str(generator.choice(texts[step])) for step in ("seen", "felt", "would_help", "agreed")}


def tour_life(texts: Mapping[str, Any]) -> Life:
    """Maya: nine sessions, a drop in the fifth about homework, a talk in the sixth, mended by the seventh.

    texts  content/demo/practice.yaml
    """
    told = texts["tour"]
    aspects = [aspect.id for aspect in ASPECTS]
    client = (
        "33343334",
        "43344334",
        "44344344",
        "44444344",
        "33241233",
        "44333344",
        "44444444",
        "44544445",
        "45444454",
    )
    therapist = (
        "33333333",
        "33344333",
        "44444444",
        "44444444",
        "44344444",
        "43333344",
        "44444444",
        "44444444",
        "44444444",
    )
    mood = (
        "322222230",
        "222222220",
        "222212210",
        "212211210",
        "222221210",
        "211211210",
        "111211100",
        "111111000",
        "110110000",
    )
    meetings = []
    for place, (own, other, feeling) in enumerate(zip(client, therapist, mood, strict=True)):
        fifth = place == 4
        beside = (
            {"off_moment": 1, "off_moment_repaired": 0, "held_back": 2, "compared": -2}
            if fifth
            else {"off_moment": 0, "held_back": 0}
        )
        if 0 < place != 4:
            beside["compared"] = 2 if place == 5 else int(place % 2)
        meetings.append(
            Meeting(
                week=place,
                state="attended",
                client={
                    **{a: int(v) for a, v in zip(aspects, own, strict=True)},
                    **beside,
                    "processing": 3 + place % 2,
                },
                therapist={a: int(v) for a, v in zip(aspects, other, strict=True)},
                mood={str(item): int(value) for item, value in enumerate(feeling, 1)},
                words=(("hard-to-say", told["hard_to_say"], "show"),) if fifth else (),
                conversation={step: told[step] for step in ("seen", "felt", "would_help", "agreed")}
                if place == 5
                else {},
                helped="yes" if place == 5 else "",
            )
        )
    goals = ("Stay in the room when the panic comes.", "Take the train to work again without getting off half-way.")
    return Life(name=told["name"], therapist=0, meetings=tuple(meetings), goals=goals, email="maya@demo.example")
