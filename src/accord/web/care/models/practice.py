"""The practice itself: its name, crisis contacts, and the plan of what is asked when."""

import uuid

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accord.web.people.models import User


class Practice(models.Model):
    """The one practice of this installation (primary key 1)."""

    name = models.CharField(_("Name of the practice"), max_length=120)
    time_zone = models.CharField(_("Time zone"), max_length=60, default="UTC")
    language = models.CharField(_("Language of letters"), max_length=8, default="en")
    answers_read = models.CharField(
        _("When answers are read"),
        max_length=200,
        blank=True,
        help_text=_("Shown to clients, for example: before your next session, on working days."),
    )
    responsible = models.ForeignKey(
        User,
        verbose_name=_("Responsible for safety"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    link_hours = models.PositiveSmallIntegerField(
        _("Hours a check-in link works"), default=72, validators=[MinValueValidator(1)]
    )
    signals_per_week = models.PositiveSmallIntegerField(
        _("Signals a therapist sees per week at most"), default=8, validators=[MinValueValidator(1)]
    )
    norms = models.JSONField(default=dict, blank=True)  # learned from the practice's own data, see care/norms.py


class CrisisContact(models.Model):
    """Somebody a client can turn to at once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="crisis_contacts")
    name = models.CharField(_("Who answers"), max_length=120)
    telephone = models.CharField(_("Telephone"), max_length=40)
    hours = models.CharField(_("When"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """In the practice's order."""

        ordering = ["position", "name"]


class Moment(models.TextChoices):
    """When something is asked."""

    BEFORE = "before", _("before a session")
    AFTER = "after", _("after a session")


class Respondent(models.TextChoices):
    """Who answers."""

    CLIENT = "client", _("client")
    THERAPIST = "therapist", _("therapist")


class PlanEntry(models.Model):
    """One line of the practice's plan: this measure, at this moment, every so many sessions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="plan")
    measure = models.CharField(_("Measure"), max_length=60)
    moment = models.CharField(_("When"), max_length=10, choices=Moment)
    respondent = models.CharField(_("Who answers"), max_length=10, choices=Respondent, default=Respondent.CLIENT)
    every = models.PositiveSmallIntegerField(_("Every how many sessions"), default=1, validators=[MinValueValidator(1)])
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """Asked in the practice's order, each measure once per moment."""

        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["practice", "measure", "moment"], name="asked_once_per_moment")]


class MeasureText(models.Model):
    """Licensed wording that the practice brought for a measure whose text does not ship. Never exported."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="measure_texts")
    measure = models.CharField(max_length=60)
    texts = models.JSONField(default=dict)
    licence_note = models.CharField(_("Your licence"), max_length=200)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        """One wording per measure."""

        constraints = [models.UniqueConstraint(fields=["practice", "measure"], name="one_text_per_measure")]
