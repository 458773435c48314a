"""Carla and Theo with as many sessions as a test needs, and people who must not see them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from django.test import Client as Browser

from accord.alliance import ASPECTS
from accord.web.care.models import CheckIn, Client, CrisisContact, Episode, Practice, TherapySession
from accord.web.checkins.forms import Submission, Words
from accord.web.checkins.services import record
from accord.web.people.models import Role, Supervision, User

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FORMS = {"client": "alliance-check-in-client", "therapist": "alliance-check-in-therapist"}


@dataclass
class Pair:
    """One client with a therapist, a supervisor, and another therapist with another client."""

    theo: User
    carla: Client
    sam: User
    tess: User
    curt: Client
    episode: Episode

    def session(self, number: int, state: str = "attended") -> TherapySession:
        """A session a week apart; number 1 was long ago."""
        starts_at = NOW - timedelta(weeks=40 - number)
        return TherapySession.objects.create(episode=self.episode, number=number, starts_at=starts_at, state=state)

    def asks(self, session: TherapySession, who: str) -> CheckIn:
        """An open check-in after the session."""
        asks = {"measures": [[FORMS[who], "1"]]}
        due = session.starts_at + timedelta(days=3)
        return CheckIn.objects.create(
            session=session, moment="after", respondent=who, asks=asks, opens_at=session.starts_at, due_at=due
        )

    def says(self, session: TherapySession, who: str, level: int = 4, **more: dict[str, object]) -> CheckIn:
        """One answers all eight questions with `level`; `words` and `choices` as in Submission."""
        check_in = CheckIn.objects.filter(session=session, respondent=who).first() or self.asks(session, who)
        answers = {f"{FORMS[who]}.{aspect.id}": level for aspect in ASPECTS}
        submission = Submission(
            answers=answers,
            choices=more.get("choices", {}),
            words={name: Words(*text) for name, text in more.get("words", {}).items()},
            sitting_key=uuid4(),
            seconds=60,
        )
        by = self.carla if who == "client" else self.theo
        record(check_in=check_in, submission=submission, channel="link", at=session.starts_at, by=by)
        return check_in

    def both(self, number: int, level: int = 4, **more: dict[str, object]) -> TherapySession:
        """A session that both have answered about."""
        session = self.session(number)
        self.says(session, "client", level, **more)
        self.says(session, "therapist")
        return session


def make_pair() -> Pair:
    """The people, no sessions yet."""
    practice = Practice.objects.create(pk=1, name="Lindenhof")
    CrisisContact.objects.create(practice=practice, name="On call", telephone="+44 1632 960101")
    theo, tess = (_user(name, Role.THERAPIST) for name in ("Theo", "Tess"))
    sam = _user("Sam", Role.SUPERVISOR)
    Supervision.objects.create(supervisor=sam, supervisee=theo, since=NOW.date())
    carla, curt = (_client(name) for name in ("Carla", "Curt"))
    Episode.objects.create(client=curt, therapist=tess, started_on=NOW.date())
    episode = Episode.objects.create(client=carla, therapist=theo, started_on=NOW.date())
    return Pair(theo=theo, carla=carla, sam=sam, tess=tess, curt=curt, episode=episode)


def _user(name: str, role: str) -> User:
    return User.objects.create_user(f"{name.lower()}@example.org", name=name, roles=[role])


def _client(name: str) -> Client:
    return Client.objects.create(name=name, account=_user(name, Role.CLIENT), created_at=NOW)


def signed_in(user: User | None) -> Browser:
    """A browser in which somebody is signed in."""
    browser = Browser()
    assert user is not None
    browser.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser
