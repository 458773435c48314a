"""One append-only table: who looked at or changed what, and when."""

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verb(models.TextChoices):
    """What was done, in words that a client can read."""

    READ = "read", _("looked at")
    WROTE = "wrote", _("added")
    CHANGED = "changed", _("changed")
    EXPORTED = "exported", _("took a copy of")
    SENT = "sent", _("sent")
    REFUSED = "refused", _("was refused")


class AuditEvent(models.Model):
    """One act on one record. Never holds an answer, a name or a text.

    `about` names the kind of thing ("check-in", "shared view"); `client_id` is whose record it belongs to.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(db_index=True)
    by_id = models.UUIDField(null=True, db_index=True)
    by_role = models.CharField(max_length=20)
    verb = models.CharField(max_length=10, choices=Verb)
    about = models.CharField(max_length=40)
    object_id = models.UUIDField(null=True)
    client_id = models.UUIDField(null=True)

    class Meta:
        """Newest first for a client."""

        indexes = [models.Index(fields=["client_id", "-at"])]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only: an event cannot be rewritten.

        args, kwargs  as Django's
        """
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)
