"""The people of the tests: Carla (client) and Theo (her therapist), Curt and Tess (neither may see them), Sam (Theo's
supervisor), Alma (manager), Rosa (researcher); and helpers that fill their record through the real services.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from accord.alliance import ASPECTS
from accord.signals.signal import Signal
from accord.web.care.models import (
    CheckIn,
    Client,
    Consent,
    CrisisContact,
    Episode,
    Moment,
    PlanEntry,
    Practice,
    RaisedSignal,
    Respondent,
    TherapySession,
)
from accord.web.care.services.asking import ask
from accord.web.checkins import services as checkins
from accord.web.checkins.forms import Submission, Words
from accord.web.people.models import Role, Supervision, User

START = datetime(2026, 1, 5, 10, 0, tzinfo=timezone.get_fixed_timezone(0))
"""A Monday in winter, ten o'clock in London."""
PLAN = (
    ("phq-9", Moment.BEFORE, Respondent.CLIENT, 1),
    ("alliance-check-in-client", Moment.AFTER, Respondent.CLIENT, 1),
    ("alliance-check-in-therapist", Moment.AFTER, Respondent.THERAPIST, 1),
)
PlanLine = tuple[str, str, str, int]
PASSWORD = "two chairs in a quiet room"


@dataclass(frozen=True)
class Cast:
    """Everybody, with the episode of Carla and Theo and that of Curt and Tess."""

    practice: Practice
    theo: User
    tess: User
    sam: User
    alma: User
    rosa: User
    carla: Client
    curt: Client
    together: Episode
    elsewhere: Episode


def the_practice(
    *, zone: str = "UTC", has_contacts: bool = True, plan: Sequence[tuple[str, str, str, int]] = PLAN
) -> Practice:
    """A practice with a plan and, unless told otherwise, crisis contacts."""
    practice, _ = Practice.objects.update_or_create(pk=1, defaults={"name": "Lindenhof", "time_zone": zone})
    practice.plan.all().delete()
    practice.crisis_contacts.all().delete()
    for position, (measure, moment, respondent, every) in enumerate(plan):
        PlanEntry.objects.create(
            practice=practice, measure=measure, moment=moment, respondent=respondent, every=every, position=position
        )
    if has_contacts:
        CrisisContact.objects.create(practice=practice, name="Someone to talk to", telephone="020 7946 0199")
    return practice


def person(name: str, *roles: str) -> User:
    """An account, such as theo@practice.example."""
    return User.objects.create_user(f"{name.lower()}@practice.example", password=PASSWORD, name=name, roles=list(roles))


def client_of(therapist: User, name: str, *, has_account: bool = False) -> Episode:
    """A client with an open episode."""
    account = person(name, Role.CLIENT) if has_account else None
    client = Client.objects.create(name=name, account=account, created_at=START)
    return Episode.objects.create(client=client, therapist=therapist, started_on=date(2026, 1, 5))


def everybody(*, zone: str = "UTC", has_contacts: bool = True) -> Cast:
    """The whole cast, nothing asked or answered yet."""
    practice = the_practice(zone=zone, has_contacts=has_contacts)
    theo, tess = person("Theo", Role.THERAPIST), person("Tess", Role.THERAPIST)
    sam, alma, rosa = person("Sam", Role.SUPERVISOR), person("Alma", Role.MANAGER), person("Rosa", Role.RESEARCHER)
    Supervision.objects.create(supervisor=sam, supervisee=theo, since=date(2026, 1, 1))
    together, elsewhere = client_of(theo, "Carla", has_account=True), client_of(tess, "Curt", has_account=True)
    return Cast(
        practice=practice,
        theo=theo,
        tess=tess,
        sam=sam,
        alma=alma,
        rosa=rosa,
        carla=together.client,
        curt=elsewhere.client,
        together=together,
        elsewhere=elsewhere,
    )


def sessions(episode: Episode, count: int, *, start: datetime = START, is_asked: bool = True) -> list[TherapySession]:
    """Weekly sessions that took place, with their check-ins."""
    first = episode.sessions.count() + 1
    made = TherapySession.objects.bulk_create(
        TherapySession(
            episode=episode,
            number=first + week,
            starts_at=start + timedelta(weeks=week),
            state=TherapySession.State.ATTENDED,
        )
        for week in range(count)
    )
    for session in made if is_asked else ():
        ask(session, by=episode.therapist, at=session.starts_at)
    return made


def check_in(session: TherapySession, moment: str = Moment.AFTER, respondent: str = Respondent.CLIENT) -> CheckIn:
    """One check-in of a session, with all that `record` reads."""
    found = CheckIn.objects.select_related("session__episode__client", "session__episode__therapist")
    return found.get(session=session, moment=moment, respondent=respondent)


def alliance(value: int | Mapping[str, int], *, of: str = "client", **beside: int) -> dict[str, int]:
    """Answers to the Alliance Check-in: one value for all aspects or one each; more answers stand beside the score."""
    values = value if isinstance(value, Mapping) else {aspect.id: value for aspect in ASPECTS}
    return {f"alliance-check-in-{of}.{item}": answer for item, answer in {**values, **beside}.items()}


def answer(
    asked: CheckIn,
    answers: Mapping[str, int],
    *,
    at: datetime | None = None,
    choices: Mapping[str, str] | None = None,
    words: Mapping[str, Words] | None = None,
) -> checkins.Recorded:
    """Record answers to a check-in as its page would, an hour after it opened unless told otherwise."""
    episode = asked.session.episode
    submission = Submission(
        answers=dict(answers), choices=dict(choices or {}), words=dict(words or {}), sitting_key=uuid4(), seconds=60
    )
    return checkins.record(
        check_in=asked,
        submission=submission,
        channel="link" if asked.respondent == "client" else "account",
        at=at or asked.opens_at + timedelta(hours=1),
        by=episode.client if asked.respondent == "client" else episode.therapist,
    )


def both_rate(session: TherapySession, client: int = 4, therapist: int = 4) -> None:
    """Both give their view of a session, the therapist first."""
    answer(check_in(session, respondent=Respondent.THERAPIST), alliance(therapist, of="therapist"))
    answer(check_in(session), alliance(client))


def raised(session: TherapySession, kind: str = "drop", *, aspect: str = "tasks", weight: int = 80) -> RaisedSignal:
    """A stored signal, whatever the rules of the day would say."""
    return RaisedSignal.objects.create(
        episode=session.episode,
        session=session,
        kind=kind,
        rule="drop-k",
        version="1",
        aspect=aspect,
        size=-20.0,
        weight=weight,
        parameters={"k": 1},
        numbers={"before": 80, "now": 60},
        source="Gumz 2012",
        raised_at=session.starts_at + timedelta(hours=2),
    )


def signal(kind: str, aspect: str | None = None, *, session: int = 5) -> Signal:
    """A signal as a rule would raise it."""
    return Signal(
        kind=kind,
        rule="drop-k",
        version="1",
        session=session,
        aspect=aspect,
        size=-20.0,
        parameters={},
        numbers={},
        source="Ours",
        weight=50,
        thread=False,
    )


def consent(client: Client, purpose: str, *, given: bool) -> Consent:
    """The client's newest answer to one purpose."""
    return Consent.objects.create(client=client, purpose=purpose, text_version="1", given=given, at=timezone.now())
