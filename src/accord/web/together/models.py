"""What the two said when they looked together."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accord.web.care.models import Episode, TherapySession
from accord.web.secrecy.fields import EncryptedTextField


class Conversation(models.Model):
    """One look together, in four steps; the agreed sentence is asked about next time."""

    class Helped(models.TextChoices):
        """What came of the agreement."""

        YES = "yes", _("It helped")
        PARTLY = "partly", _("A little")
        NO = "no", _("Not yet")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.CASCADE, related_name="conversations")
    session = models.ForeignKey(TherapySession, on_delete=models.CASCADE, related_name="conversations")
    seen = EncryptedTextField(_("What do we see?"), blank=True, default="")
    felt = EncryptedTextField(_("What was it like?"), blank=True, default="")
    would_help = EncryptedTextField(_("What would help?"), blank=True, default="")
    agreed = EncryptedTextField(_("We agree to try …"), blank=True, default="")
    held_at = models.DateTimeField()
    helped = models.CharField(max_length=10, choices=Helped, blank=True)
    helped_at = models.DateTimeField(null=True)

    class Meta:
        """One per session."""

        constraints = [models.UniqueConstraint(fields=["session"], name="one_conversation_per_session")]
