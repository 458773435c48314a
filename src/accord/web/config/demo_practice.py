"""The demo practice: simulated people, written through the same services that real answers take."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from importlib.resources import files
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
import yaml
from allauth.account.models import EmailAddress
from django.db import transaction

from accord.analytics.simulate import Dyads, simulate
from accord.web.care.models import CheckIn, Client, Consent, CrisisContact, Episode, Goal, Practice, TherapySession
from accord.web.care.services import norms
from accord.web.care.services.sessions import ask
from accord.web.checkins import services as checkins
from accord.web.checkins.forms import Submission, Words
from accord.web.checkins.queries import form_of
from accord.web.people.models import Introduction, Role, Supervision, User
from accord.web.practice.services import default_plan
from accord.web.together import services as together

PASSWORD = "two chairs in a quiet room"  # noqa: S105
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
    SignIn(Role.THERAPIST, "theo@demo.example", PASSWORD, "today, the caseload, a session to rate"),
    SignIn(Role.CLIENT, "maya@demo.example", PASSWORD, "Maya's own page: her course and what came of it"),
    SignIn(Role.SUPERVISOR, "sam@demo.example", PASSWORD, "whom to talk about first"),
    SignIn(Role.MANAGER, "alma@demo.example", PASSWORD, "people, plan, crisis contacts, outbox"),
)
