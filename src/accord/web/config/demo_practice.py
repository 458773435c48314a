"""The demo practice: simulated people, written through the same services that real answers take."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any

import numpy as np
import yaml
from allauth.account.models import EmailAddress
from django.db import transaction

from accord.analytics.simulate import simulate
from accord.web.care.models import CrisisContact, Practice
from accord.web.care.services.norms import refresh_norms
from accord.web.config.demo_lives import Life, lives_from, tour_life
from accord.web.config.demo_writing import Writer
from accord.web.outbox.models import Outgoing
from accord.web.people.models import Introduction, Role, Supervision, User
from accord.web.practice.services import default_plan

PASSWORD = "two chairs in a quiet room"  # noqa: S105  (printed for everybody: the people are invented)
CLIENTS, THERAPISTS, SESSIONS = 120, 6, 20
Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """One way into the demo."""

    role: str
    email: str
    password: str
    note: str


SIGN_INS = (
    SignIn(Role.THERAPIST, "theo@demo.example", PASSWORD, "today, the caseload, looking together with Maya"),
    SignIn(Role.CLIENT, "maya@demo.example", PASSWORD, "Maya's own page: her course and what came of it"),
    SignIn(Role.SUPERVISOR, "sam@demo.example", PASSWORD, "whom to talk about first"),
    SignIn(Role.MANAGER, "alma@demo.example", PASSWORD, "people, plan, crisis contacts, outbox"),
)


def load(*, seed: int, at: datetime, progress: Progress, clients: int = CLIENTS) -> None:
    """Fill an empty database with the demo practice.

    seed      everything follows from it
    at        the demo's present (aware); courses end around it
    progress  told how far it is
    clients   how many, at least 1
    """
    texts = yaml.safe_load((files("accord.content") / "demo" / "practice.yaml").read_text(encoding="utf-8"))
    with transaction.atomic():
        practice = _practice(texts)
        staff = _staff(texts, at)
    therapists = [staff[one["email"]] for one in texts["therapists"]]
    generator = np.random.default_rng(seed)
    dyads = simulate(clients=clients, sessions=SESSIONS, therapists=THERAPISTS, seed=seed)
    lives = [tour_life(texts), *lives_from(dyads, texts, generator)][:clients]
    writer = Writer(practice=practice, texts=texts, generator=generator, at=at)
    for number, life in enumerate(lives, 1):
        with transaction.atomic():
            _write(writer, life, therapists)
        progress("clients", number, len(lives))
    Outgoing.objects.filter(due_at__lt=at - timedelta(days=1)).delete()  # letters of the past were read long ago
    refresh_norms(at=at)


def _write(writer: Writer, life: Life, therapists: list[User]) -> None:
    client = writer.client(life, therapists[life.therapist])
    if life.email:
        account = _user(life.email, life.name, [Role.CLIENT])
        client.account = account
        client.save(update_fields=["account"])


def _practice(texts: dict[str, Any]) -> Practice:
    practice, _created = Practice.objects.update_or_create(
        pk=1,
        defaults={
            "name": texts["name"],
            "time_zone": texts["time_zone"],
            "answers_read": texts["answers_read"],
        },
    )
    for position, contact in enumerate(texts["crisis_contacts"]):
        CrisisContact.objects.create(practice=practice, position=position, **contact)
    return practice


def _user(email: str, name: str, roles: list[str]) -> User:
    user = User.objects.create_user(email, password=PASSWORD, name=name, roles=roles)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def _staff(texts: dict[str, Any], at: datetime) -> dict[str, User]:
    manager = _user(texts["manager"]["email"], texts["manager"]["name"], [Role.MANAGER])
    _user(texts["researcher"]["email"], texts["researcher"]["name"], [Role.RESEARCHER])
    default_plan(practice=Practice.objects.get(pk=1), by=manager, at=at)
    Practice.objects.filter(pk=1).update(responsible=manager)
    supervisors = [_user(one["email"], one["name"], [Role.SUPERVISOR]) for one in texts["supervisors"]]
    staff = {}
    for number, one in enumerate(texts["therapists"]):
        therapist = _user(one["email"], one["name"], [Role.THERAPIST])
        about = ("who_i_am", "experience", "how_i_work", "first_session", "something_wrong")
        Introduction.objects.create(therapist=therapist, changed_at=at, **{part: one[part] for part in about})
        since = (at - timedelta(days=400)).date()
        Supervision.objects.create(supervisor=supervisors[number % 2], supervisee=therapist, since=since)
        staff[therapist.email] = therapist
    return staff
