"""The smallest practice that asks one client one thing, for tests of the demo's start."""

from collections.abc import Callable
from datetime import datetime, timedelta
from types import SimpleNamespace

SIGN_INS = (SimpleNamespace(role="therapist", email="theo@demo.example", password="two chairs", note="today"),)


def load(*, seed: int, at: datetime, progress: Callable[[str, int, int], None]) -> None:
    """Write one client with one open check-in."""
    from accord.web.care.models import CheckIn, Client, CrisisContact, Episode, Practice, TherapySession
    from accord.web.people.models import User

    progress("sessions", 1, 1)
    practice, _ = Practice.objects.update_or_create(pk=1, defaults={"name": "Tiny"})
    CrisisContact.objects.create(practice=practice, name="Line", telephone="1")
    therapist = User.objects.create_user("theo@demo.example", name="Theo", roles=["therapist"])
    client = Client.objects.create(name="Carla", created_at=at)
    episode = Episode.objects.create(client=client, therapist=therapist, started_on=at.date())
    session = TherapySession.objects.create(episode=episode, number=1, starts_at=at, state="attended")
    asks = {"measures": [["alliance-check-in-client", "1"]], "goals": False, "topic": False}
    CheckIn.objects.create(
        session=session, moment="after", respondent="client", asks=asks, opens_at=at, due_at=at + timedelta(days=3)
    )
