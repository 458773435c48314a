"""Invented content for the style guide."""

from types import MappingProxyType
from typing import Any, Final

from django import forms


class SampleForm(forms.Form):
    """One field of each sort."""

    sentence = forms.CharField(label="What do you want to try?", help_text="One sentence is enough.")
    story = forms.CharField(label="Anything that was hard to say?", widget=forms.Textarea, required=False)
    day = forms.ChoiceField(label="Day", choices=[("mon", "Monday"), ("tue", "Tuesday")])
    who_sees = forms.ChoiceField(
        label="Who may read this?",
        widget=forms.RadioSelect,
        choices=[("show", "Show it now"), ("later", "I will bring it up myself"), ("mine", "Keep it for me")],
    )


SAMPLES: Final[MappingProxyType[str, Any]] = MappingProxyType(
    {
        "form": SampleForm(),
        "wrong_form": SampleForm({"day": "sun"}, auto_id="wrong_%s"),
        "agreement": (
            (0, "Not at all"),
            (1, "A little"),
            (2, "Quite a bit"),
            (3, "A great deal"),
            (4, "As much as I want"),
        ),
        "ten": tuple((number, str(number)) for number in range(11)),
        "chosen": 3,
        "contacts": (
            {"name": "The practice", "telephone": "+44 20 7946 0123", "hours": "Weekdays, 9 to 5"},
            {
                "name": "Someone to talk to, day and night",
                "telephone": "020 7946 0199",
                "hours": "Free, and no name needed",
            },
        ),
    }
)
