"""What must leave the house: first a row in the same transaction, then sent by a worker."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accord.web.secrecy.fields import EncryptedTextField


class Outgoing(models.Model):
    """One letter to send. `key` makes a second request for the same letter harmless."""

    class State(models.TextChoices):
        """Where the letter is."""

        DUE = "due", _("waiting")
        CLAIMED = "claimed", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("not delivered")
        WITHDRAWN = "withdrawn", _("taken back")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=40)
    to = EncryptedTextField()
    subject = models.CharField(max_length=200)
    body = EncryptedTextField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.DUE)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        """The worker looks for due rows."""

        indexes = [models.Index(fields=["state", "due_at"])]
