"""Signals as stored, and the repair threads they open."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accord.web.care.models.client import Episode
from accord.web.care.models.session import TherapySession
from accord.web.secrecy.fields import EncryptedTextField


class RaisedSignal(models.Model):
    """A signal as it was raised, with the rule, version and numbers of that day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.CASCADE, related_name="signals")
    session = models.ForeignKey(TherapySession, on_delete=models.CASCADE, related_name="signals")
    kind = models.CharField(max_length=30)
    rule = models.CharField(max_length=40)
    version = models.CharField(max_length=10)
    aspect = models.CharField(max_length=20, blank=True)
    size = models.FloatField(null=True)
    weight = models.SmallIntegerField()
    parameters = models.JSONField(default=dict)
    numbers = models.JSONField(default=dict)
    source = models.CharField(max_length=300)
    raised_at = models.DateTimeField()
    talked_about_at = models.DateTimeField(null=True)

    class Meta:
        """Raised once per session, rule and version."""

        constraints = [models.UniqueConstraint(fields=["session", "kind", "rule", "version"], name="raised_once")]
        indexes = [models.Index(fields=["episode", "-raised_at"])]


class RepairThread(models.Model):
    """What the two make of a drop or an off moment: open, mended or let go. The client says whether it is mended."""

    class State(models.TextChoices):
        """Where it stands."""

        OPEN = "open", _("open")
        MENDED = "mended", _("mended")
        LET_GO = "let-go", _("let go")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.CASCADE, related_name="threads")
    signal = models.OneToOneField(RaisedSignal, on_delete=models.CASCADE, related_name="thread")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField()
    talked_about_at = models.DateTimeField(null=True)
    agreed = EncryptedTextField(blank=True, default="")
    closed_at = models.DateTimeField(null=True)
    reason = EncryptedTextField(blank=True, default="")

    NEXT = {State.OPEN: {State.MENDED, State.LET_GO}, State.MENDED: {State.OPEN}, State.LET_GO: {State.OPEN}}
