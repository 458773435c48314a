"""Text of the conversation, of threads and of a client's choices → values."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.web.care.models.answers import Sharing
from accord.web.care.models.client import Purpose
from accord.web.together.models import Conversation

LONGEST = 1000
LONGEST_AGREEMENT = 240


def _few_lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ConversationForm(forms.Form):
    """Four steps; the agreed sentence is what is kept and asked about next time."""

    seen = forms.CharField(
        label=_("What do we see?"),
        help_text=_("Look at the lines for a moment. What does each of you notice?"),
        required=False,
        max_length=LONGEST,
        widget=_few_lines(1),
    )
    felt = forms.CharField(
        label=_("What was it like?"),
        help_text=_("How was it for you, in that session or this week?"),
        required=False,
        max_length=LONGEST,
        widget=_few_lines(1),
    )
    would_help = forms.CharField(
        label=_("What would help?"),
        help_text=_("Even a little. Each of you may say something."),
        required=False,
        max_length=LONGEST,
        widget=_few_lines(1),
    )
    agreed = forms.CharField(
        label=_("We agree to try …"),
        help_text=_("One sentence. Next time this page asks whether it helped."),
        max_length=LONGEST_AGREEMENT,
        widget=_few_lines(2),
        error_messages={"required": _("Write one sentence on what you agree to try. It is what is kept.")},
    )


class HelpedForm(forms.Form):
    """Whether what was agreed has helped."""

    helped = forms.ChoiceField(choices=Conversation.Helped)


class TalkForm(forms.Form):
    """That they talked about it, and what they agreed."""

    agreed = forms.CharField(
        label=_("What did you agree?"), required=False, max_length=LONGEST_AGREEMENT, widget=_few_lines(2)
    )


class ReasonForm(forms.Form):
    """Why a thread is let go."""

    reason = forms.CharField(
        label=_("Why do you let it go?"),
        help_text=_("Both of you can read it."),
        max_length=LONGEST_AGREEMENT,
        widget=_few_lines(2),
    )


class SharingForm(forms.Form):
    """Who sees something written."""

    sharing = forms.ChoiceField(choices=Sharing)


class ConsentForm(forms.Form):
    """One answer to one purpose."""

    purpose = forms.ChoiceField(choices=Purpose)
    given = forms.TypedChoiceField(choices=[("yes", "yes"), ("no", "no")], coerce=lambda text: text == "yes")
