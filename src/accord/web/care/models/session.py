"""Therapy sessions."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accord.web.care.models.client import Episode


class TherapySession(models.Model):
    """One meeting of the two."""

    class State(models.TextChoices):
        """What became of it."""

        PLANNED = "planned", _("planned")
        ATTENDED = "attended", _("took place")
        CANCELLED = "cancelled", _("cancelled")
        MISSED = "missed", _("missed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.CASCADE, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField(db_index=True)
    minutes = models.PositiveSmallIntegerField(default=50)
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)

    class Meta:
        """Numbered within the episode."""

        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["episode", "number"], name="session_number_once")]
