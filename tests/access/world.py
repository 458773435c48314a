"""Two pairs and everybody around them: the objects and people that the access tests try each other's doors with."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from accord import content
from accord.web.care.models import (
    CheckIn,
    Client,
    ClientWords,
    Consent,
    CrisisContact,
    Episode,
    Goal,
    PlanEntry,
    Practice,
    Purpose,
    RaisedSignal,
    RepairThread,
    SafetyFlag,
    Sitting,
    TherapySession,
)
from accord.web.checkins.forms import Submission, Words
from accord.web.checkins.services import record
from accord.web.people.models import StaffInvitation, Supervision, User
from accord.web.together.models import Conversation

AT = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
# Theo's side: Theo (therapist), Carla (his client), Sam (his supervisor). Tess, Curt and Ines are the others.
# Alma manages, Rosa researches, Lea was a therapist here and has left.
ROLES = ("anonymous", "theo", "carla", "sam", "tess", "curt", "ines", "alma", "rosa", "lea")
THEIRS = {"tess", "curt", "ines"}


@dataclass
class World:
    """People by name, and the objects of both pairs by kind."""

    people: dict[str, User] = field(default_factory=dict)
    own: dict[str, Any] = field(default_factory=dict)
    foreign: dict[str, Any] = field(default_factory=dict)


def build_world() -> World:
    """Everything, in the test's database."""
    world = World()
    roles = {"theo": "therapist", "tess": "therapist", "lea": "therapist", "sam": "supervisor", "ines": "supervisor"}
    roles |= {"carla": "client", "curt": "client", "alma": "manager", "rosa": "researcher"}
    for name, role in roles.items():
        world.people[name] = User.objects.create_user(f"{name}@access.example", name=name.title(), roles=[role])
    User.objects.filter(pk=world.people["lea"].pk).update(is_active=False)
    practice, _ = Practice.objects.update_or_create(
        pk=1, defaults={"name": "Practice", "responsible": world.people["alma"]}
    )
    CrisisContact.objects.create(practice=practice, name="Line", telephone="+44 1632 960101")
    for supervisor, supervisee in (("sam", "theo"), ("ines", "tess")):
        Supervision.objects.create(
            supervisor=world.people[supervisor], supervisee=world.people[supervisee], since=AT.date()
        )
    world.own = pair(world, "theo", "carla")
    world.foreign = pair(world, "tess", "curt")
    world.own |= of_practice(world, practice)
    return world


def of_practice(world: World, practice: Practice) -> dict[str, Any]:
    """What the manager looks after; it has no foreign counterpart."""
    CrisisContact.objects.create(practice=practice, name="Second line", telephone="+44 1632 960102", position=1)
    entry = PlanEntry.objects.create(practice=practice, measure="phq-9", moment="before")
    invitation = StaffInvitation.objects.create(
        email="new@access.example", name="New", roles=["therapist"], token_hash="0" * 64,
        invited_by=world.people["alma"], created_at=AT, expires_at=AT + timedelta(days=3650),
    )  # fmt: skip
    return {
        "user": world.people["tess"].pk,
        "contact": CrisisContact.objects.order_by("-position")[0].pk,
        "supervision": Supervision.objects.order_by("pk")[0].pk,
        "entry": entry.pk,
        "invitation": invitation.pk,
    }


def pair(world: World, therapist: str, client: str) -> dict[str, Any]:
    """One pair with one of everything; kind → id."""
    account, who = world.people[client], world.people[therapist]
    person = Client.objects.create(name=client.title(), email=account.email, account=account, created_at=AT)
    Consent.objects.bulk_create(
        Consent(client=person, purpose=one, text_version="1", given=True, at=AT) for one in Purpose.values
    )
    episode = Episode.objects.create(client=person, therapist=who, started_on=AT.date())
    goal = Goal.objects.create(episode=episode, wording="To sleep", proposed_by="client", proposed_at=AT, changed_at=AT)
    first = session(episode, 1, days=14)
    mood = {f"phq-9.{item}": 1 for item in range(1, 10)}
    sitting = answered(first, "before", "client", "phq-9", mood, hard="It is hard")
    answered(first, "after", "client", "alliance-check-in-client", rating("client", 4))
    answered(first, "after", "therapist", "alliance-check-in-therapist", rating("therapist", 4))
    second = session(episode, 2, days=7)
    open_check_in = asked(second, "after", "client", "alliance-check-in-client")
    signal = RaisedSignal.objects.create(
        episode=episode, session=first, kind="drop", rule="drop-k", version="1", weight=90, source="Test", raised_at=AT
    )
    thread = RepairThread.objects.create(episode=episode, signal=signal, opened_at=AT)
    words = ClientWords.objects.get(sitting=sitting)
    conversation = Conversation.objects.create(episode=episode, session=first, agreed="Slower", held_at=AT)
    return {
        "client": person.pk,
        "episode": episode.pk,
        "session": second.pk,
        "check_in": open_check_in.pk,
        "sitting": sitting.pk,
        "words": words.pk,
        "signal": signal.pk,
        "thread": thread.pk,
        "goal": goal.pk,
        "conversation": conversation.pk,
        "flag": SafetyFlag.objects.get(episode=episode).pk,
    }


def session(episode: Episode, number: int, *, days: int) -> TherapySession:
    """A session so many days ago."""
    starts_at = AT - timedelta(days=days)
    return TherapySession.objects.create(episode=episode, number=number, starts_at=starts_at, state="attended")


def asked(of: TherapySession, moment: str, who: str, measure: str) -> CheckIn:
    """An open check-in."""
    asks = {"measures": [[measure, content.measure(measure).version]], "goals": False, "topic": True, "short": False}
    due_at = of.starts_at + timedelta(days=3)
    return CheckIn.objects.create(
        session=of, moment=moment, respondent=who, asks=asks, opens_at=of.starts_at, due_at=due_at
    )


def answered(
    of: TherapySession, moment: str, who: str, measure: str, answers: dict[str, int], hard: str = ""
) -> Sitting:
    """An answered check-in, through the service that real answers take."""
    words = {"topic": Words(hard, "show")} if hard else {}
    by = of.episode.client if who == "client" else of.episode.therapist
    submission = Submission(answers=answers, choices={}, words=words, sitting_key=uuid4())
    return record(check_in=asked(of, moment, who, measure), submission=submission, channel="link", at=AT, by=by).sitting


def rating(who: str, value: int) -> dict[str, int]:
    """Eight equal answers."""
    aspects = ("trust", "respect", "understanding", "goals", "tasks", "voice", "safety", "teamwork")
    return {f"alliance-check-in-{who}.{aspect}": value for aspect in aspects}


def absent() -> UUID:
    """An id that nothing has."""
    return uuid4()
