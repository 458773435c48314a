"""What was answered: sittings, filled forms, scores, words, and safety flags."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accord.web.care.models.check_in import CheckIn
from accord.web.care.models.client import Episode
from accord.web.care.models.session import TherapySession
from accord.web.people.models import User
from accord.web.secrecy.fields import EncryptedTextField


class Sitting(models.Model):
    """One submission of one check-in. The database allows one per check-in, whatever is pressed how often."""

    class Channel(models.TextChoices):
        """How it came in."""

        LINK = "link", _("by link")
        DEVICE = "device", _("on this device")
        ACCOUNT = "account", _("signed in")
        PAPER = "paper", _("on paper, entered by staff")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    check_in = models.OneToOneField(CheckIn, on_delete=models.CASCADE, related_name="sitting")
    sitting_key = models.UUIDField()
    body_hash = models.CharField(max_length=64)
    channel = models.CharField(max_length=10, choices=Channel)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    seconds = models.PositiveIntegerField(null=True)
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        """A second press carries the same key and finds the first row."""

        constraints = [models.UniqueConstraint(fields=["check_in", "sitting_key"], name="one_sitting_per_key")]


class Response(models.Model):
    """One filled form. `answers` is item → value; `choices` is item → "trend" or "mine" where the client chose so."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="responses")
    session = models.ForeignKey(TherapySession, on_delete=models.CASCADE, related_name="responses")
    measure = models.CharField(max_length=60)
    version = models.CharField(max_length=10)
    respondent = models.CharField(max_length=10)
    answers = models.JSONField()
    choices = models.JSONField(default=dict)
    is_straight_line = models.BooleanField(default=False)

    class Meta:
        """One form per measure and sitting."""

        constraints = [models.UniqueConstraint(fields=["sitting", "measure"], name="one_form_per_measure")]


class ScoreRow(models.Model):
    """One score of one scale, with the rule that made it.

    audience  "both"; or, when the client keeps an answer from the therapist, one row for "client" (all answers)
              and one for "therapist" (without what was kept)
    """

    id = models.BigAutoField(primary_key=True)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="scores")
    scale = models.CharField(max_length=40)
    value = models.FloatField(null=True)
    answered = models.PositiveSmallIntegerField()
    is_complete = models.BooleanField()
    rule = models.CharField(max_length=80)
    audience = models.CharField(max_length=10, default="both")

    class Meta:
        """One score per scale and audience."""

        constraints = [models.UniqueConstraint(fields=["response", "scale", "audience"], name="one_score_per_scale")]


class Sharing(models.TextChoices):
    """Who sees what a client wrote."""

    SHOW_NOW = "show", _("Show it now")
    BRING_UP = "bring-up", _("I will bring it up myself")
    KEEP = "keep", _("Keep it for me")


class ClientWords(models.Model):
    """Something a client wrote in their own words, encrypted, with their choice of who sees it."""

    class Kind(models.TextChoices):
        """What was asked."""

        HARD_TO_SAY = "hard-to-say", _("something that was hard to say")
        TOPIC = "topic", _("what to talk about")
        ONE_THING = "one-thing", _("one thing that would make next time better")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.CASCADE, related_name="client_words")
    session = models.ForeignKey(TherapySession, on_delete=models.CASCADE, null=True, related_name="client_words")
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, null=True, related_name="client_words")
    kind = models.CharField(max_length=20, choices=Kind)
    text = EncryptedTextField()
    sharing = models.CharField(max_length=10, choices=Sharing, default=Sharing.SHOW_NOW)
    written_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)


class SafetyFlag(models.Model):
    """An answer about suicide or self-harm. Written with the answers; stays until acknowledged by name."""

    class Action(models.TextChoices):
        """What was done."""

        SPOKE = "spoke", _("Spoke with the client")
        SAFETY_PLAN = "plan", _("Went through a safety plan")
        PASSED_ON = "passed-on", _("Passed it on")
        NOT_CURRENT = "not-current", _("Not current, as talked through")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="flags")
    episode = models.ForeignKey(Episode, on_delete=models.CASCADE, related_name="flags")
    item = models.CharField(max_length=20)
    value = models.SmallIntegerField()
    kind = models.CharField(max_length=20)
    raised_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    action = models.CharField(max_length=20, choices=Action, blank=True)
    note = EncryptedTextField(blank=True, default="")

    class Meta:
        """Open flags of a therapist are looked up on every page."""

        constraints = [models.UniqueConstraint(fields=["response", "item"], name="one_flag_per_item")]
        indexes = [models.Index(fields=["episode", "acknowledged_at"])]
