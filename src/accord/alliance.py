"""The alliance as data: three kinds, eight aspects, five steps. Items, graphs, guidance, signals and goals hang on it.

Ours: the model of the product; the aspects stand in the order in which the Alliance Check-in asks them.
"""

from dataclasses import dataclass
from typing import Literal

from accord.errors import InputError

KindId = Literal["therapeutic", "collaborative", "working"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the three sides of an alliance."""

    id: KindId
    title: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Step:
    """Something the two do that builds the alliance."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Aspect:
    """One of the eight parts of the alliance, in the client's words, with the steps that build it."""

    id: str
    kind: KindId
    meaning: str
    built_by: tuple[str, ...]


KINDS: tuple[Kind, ...] = (
    Kind("therapeutic", "Therapeutic", "the bond"),
    Kind("collaborative", "Collaborative", "teamwork"),
    Kind("working", "Working", "the practical side"),
)

STEPS: tuple[Step, ...] = (
    Step("establish-trust", "Establish trust: openness, credentials, experience, way of working"),
    Step("open-communication", "Encourage open communication"),
    Step("be-attentive", "Be attentive and empathetic"),
    Step("set-goals", "Set clear goals together, agree the tasks"),
    Step("feedback", "Provide and ask for feedback"),
)
MUTUAL_RESPECT = "Mutual respect in every step"

ASPECTS: tuple[Aspect, ...] = (
    Aspect("trust", "therapeutic", "I can rely on you with what I think and feel", ("establish-trust",)),
    Aspect("respect", "therapeutic", "My place in this, and yours, are respected", tuple(step.id for step in STEPS)),
    Aspect("understanding", "therapeutic", "You get what it is like for me", ("be-attentive",)),
    Aspect("goals", "working", "We agree what we are working towards", ("set-goals",)),
    Aspect("tasks", "working", "What we do makes sense as a way to get there", ("set-goals",)),
    Aspect("voice", "collaborative", "What I want shapes what we do", ("feedback",)),
    Aspect("safety", "therapeutic", "I can say difficult things without being judged", ("open-communication",)),
    Aspect("teamwork", "collaborative", "We work on this together, both of us active", ("feedback",)),
)


def aspect(aspect_id: str) -> Aspect:
    """The aspect with this id.

    aspect_id  one of the eight, such as "trust"
    Raises InputError when there is none.
    """
    for one in ASPECTS:
        if one.id == aspect_id:
            return one
    names = ", ".join(one.id for one in ASPECTS)
    raise InputError(f"{aspect_id!r} is no aspect of the alliance. Use one of: {names}.")


def aspects_of(kind_id: KindId) -> tuple[Aspect, ...]:
    """The aspects of one kind, in the order of the check-in.

    kind_id  "therapeutic", "collaborative" or "working"
    """
    return tuple(one for one in ASPECTS if one.kind == kind_id)


def steps_for(aspect_id: str) -> tuple[Step, ...]:
    """The steps that build an aspect.

    aspect_id  one of the eight
    Raises InputError when there is no such aspect.
    """
    wanted = aspect(aspect_id).built_by
    return tuple(step for step in STEPS if step.id in wanted)
