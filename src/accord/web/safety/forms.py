"""Text → what was done about a flag."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.web.care.models import SafetyFlag


class AcknowledgeForm(forms.Form):
    """What was done must be chosen; the note may stay empty."""

    action = forms.ChoiceField(
        label=_("What did you do?"),
        choices=SafetyFlag.Action.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you did. Until then this stays open.")},
    )
    note = forms.CharField(
        label=_("A note for yourself (if you like)"),
        help_text=_("Kept encrypted, apart from the client’s answers."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
    )
