"""Check-ins: what is asked of whom at one session, and the links that open them."""

import uuid

from django.db import models

from accord.web.care.models.practice import Moment, Respondent
from accord.web.care.models.session import TherapySession


class CheckIn(models.Model):
    """Questions put to one person about one session. `asks` is frozen when it is created.

    asks  {"measures": [["phq-9", "1"], …], "goals": bool, "topic": bool, "short": bool}
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(TherapySession, on_delete=models.CASCADE, related_name="check_ins")
    moment = models.CharField(max_length=10, choices=Moment)
    respondent = models.CharField(max_length=10, choices=Respondent)
    asks = models.JSONField(default=dict)
    opens_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """One per session, moment and person."""

        constraints = [models.UniqueConstraint(fields=["session", "moment", "respondent"], name="asked_once")]
        indexes = [models.Index(fields=["answered_at", "due_at"])]


class CheckInLink(models.Model):
    """A secret that opens one check-in. Only its hash is stored; opening it does not use it up, answering does."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    check_in = models.ForeignKey(CheckIn, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
