"""Accounts, who supervises whom, staff invitations, and each therapist's introduction."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What an account is for. One account can hold several, except client."""

    CLIENT = "client", _("client")
    THERAPIST = "therapist", _("therapist")
    SUPERVISOR = "supervisor", _("supervisor")
    MANAGER = "manager", _("manager")
    RESEARCHER = "researcher", _("researcher")


class UserManager(BaseUserManager["User"]):
    """Creates accounts."""

    def create_user(self, email: str, *, password: str | None = None, **more: Any) -> "User":
        """A new account.

        email     signs in with it
        password  None: signs in by code or passkey only
        more      name, roles, language
        """
        user = self.model(email=self.normalize_email(email).lower(), **more)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who can sign in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    roles = models.JSONField(default=list)
    language = models.CharField(max_length=8, default="en")
    is_active = models.BooleanField(default=True)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name or self.email

    def has_role(self, *roles: str) -> bool:
        """Whether the account holds any of `roles`.

        roles  Role values
        """
        return any(role in self.roles for role in roles)

    @property
    def actor_id(self) -> uuid.UUID | None:
        """For the audit trail."""
        return self.pk

    @property
    def actor_role(self) -> str:
        """The first role, for the audit trail."""
        return self.roles[0] if self.roles else "none"


class Supervision(models.Model):
    """Who supervises whom, since and until when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    supervisor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="supervises")
    supervisee = models.ForeignKey(User, on_delete=models.PROTECT, related_name="supervised_by")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        """One open supervision per pair, and never of oneself."""

        constraints = [
            models.UniqueConstraint(
                fields=["supervisor", "supervisee"], condition=models.Q(until__isnull=True), name="one_open_supervision"
            ),
            models.CheckConstraint(
                condition=~models.Q(supervisor=models.F("supervisee")), name="not_ones_own_supervisor"
            ),
        ]


class StaffInvitation(models.Model):
    """A link that lets a colleague set up an account."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField()
    name = models.CharField(max_length=120)
    roles = models.JSONField(default=list)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)


class Introduction(models.Model):
    """What a therapist tells a client about themselves before the first session."""

    therapist = models.OneToOneField(User, primary_key=True, on_delete=models.CASCADE, related_name="introduction")
    who_i_am = models.TextField(_("Who I am"), blank=True)
    experience = models.TextField(_("Training and experience"), blank=True)
    how_i_work = models.TextField(_("How I work"), blank=True)
    first_session = models.TextField(_("What a first session is like"), blank=True)
    something_wrong = models.TextField(_("How you can tell me that something is wrong"), blank=True)
    changed_at = models.DateTimeField(null=True)
