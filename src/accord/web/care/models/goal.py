"""Goals in the pair's own words, and the client's ratings of them."""

import uuid

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accord.web.care.models.answers import Sitting
from accord.web.care.models.client import Episode
from accord.web.secrecy.fields import EncryptedTextField


class Goal(models.Model):
    """Something the two work towards. Either proposes, both agree."""

    class State(models.TextChoices):
        """Where it stands."""

        PROPOSED = "proposed", _("proposed")
        AGREED = "agreed", _("agreed")
        REACHED = "reached", _("reached")
        LET_GO = "let-go", _("let go")

    NEXT = {
        State.PROPOSED: {State.AGREED, State.LET_GO},
        State.AGREED: {State.REACHED, State.LET_GO},
        State.REACHED: {State.AGREED},
        State.LET_GO: {State.PROPOSED},
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.CASCADE, related_name="goals")
    wording = EncryptedTextField(_("In your own words"))
    proposed_by = models.CharField(max_length=10)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    proposed_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    replaces = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="rewordings")

    class Meta:
        """The first agreed come first: three of them are in focus."""

        ordering = [models.F("agreed_at").asc(nulls_last=True), "proposed_at"]


class GoalRating(models.Model):
    """How close the client feels to a goal, 0–10."""

    id = models.BigAutoField(primary_key=True)
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="ratings")
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="goal_ratings")
    value = models.PositiveSmallIntegerField(validators=[MaxValueValidator(10)])

    class Meta:
        """One rating per goal and sitting."""

        constraints = [models.UniqueConstraint(fields=["goal", "sitting"], name="one_rating_per_sitting")]
