"""Clients, their consent and invitations, and the episodes of care."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accord.web.people.models import User
from accord.web.secrecy.fields import EncryptedTextField


class Client(models.Model):
    """Somebody who comes for therapy. Name and address are encrypted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = EncryptedTextField(_("Name, as they want to be called"))
    email = EncryptedTextField(_("E-mail"), blank=True, default="")
    language = models.CharField(_("Language"), max_length=8, default="en")
    account = models.OneToOneField(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="client")
    letters_wanted = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    welcomed_at = models.DateTimeField(null=True)

    @property
    def actor_id(self) -> uuid.UUID | None:
        """A client acts as themselves, with or without an account."""
        return self.account_id or self.pk

    @property
    def actor_role(self) -> str:
        """For the audit trail."""
        return "client"


class Purpose(models.TextChoices):
    """What a client can agree to, one by one."""

    FEEDBACK = "feedback", _("My answers help my therapist and me")
    SUPERVISION = "supervision", _("A supervisor may see my course")
    LETTERS = "letters", _("The practice may send me links by e-mail")
    RESEARCH = "research", _("My answers, without my name, may be used for research")


class Consent(models.Model):
    """One answer to one purpose; the newest row of a purpose holds."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose)
    text_version = models.CharField(max_length=10)
    given = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        """Looked up newest first."""

        indexes = [models.Index(fields=["client", "purpose", "-at"])]


class Episode(models.Model):
    """One course of therapy of one client with one therapist."""

    class Ending(models.TextChoices):
        """How it ended."""

        AGREED = "agreed", _("ended by agreement")
        LEFT = "left", _("stopped coming")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="episodes")
    therapist = models.ForeignKey(User, on_delete=models.PROTECT, related_name="episodes")
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ending = models.CharField(max_length=10, choices=Ending, blank=True)

    class Meta:
        """A caseload is the open episodes of a therapist."""

        indexes = [models.Index(fields=["therapist", "ended_on"])]


class Invitation(models.Model):
    """The link that welcomes a client."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
