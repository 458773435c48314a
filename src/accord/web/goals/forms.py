"""Text → a goal's wording."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WordingForm(forms.Form):
    """One sentence, in the own words of whoever proposes."""

    wording = forms.CharField(
        label=_("In your own words"),
        help_text=_("Something you could notice from outside, such as: take the train to work again."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
