"""Text → an agreement. Every purpose needs its own answer; nothing is chosen beforehand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.web.care.models import Purpose
from accord.web.welcome.services import Agreement

YES_NO = (("yes", _("Yes")), ("no", _("No")))
HINTS = {
    Purpose.FEEDBACK: _("This is what the check-ins are for. If you say no, nothing is asked of you."),
    Purpose.SUPERVISION: _("Therapists talk about their work with an experienced colleague, so that they do it well."),
    Purpose.LETTERS: _("Only links, nothing about you. If you say no, your therapist hands them to you."),
    Purpose.RESEARCH: _("Your name and what you write in your own words are left out."),
}


class ConsentForm(forms.Form):
    """One yes or no per purpose, the name, and an address if the client wants one."""

    name = forms.CharField(
        label=_("What would you like to be called?"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "class": "form-control"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address (if you like)"),
        help_text=_("With it you can open your own page by a code. Without it everything else works."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "class": "form-control"}),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for purpose in Purpose:
            self.fields[purpose.value] = forms.ChoiceField(
                label=purpose.label,
                help_text=HINTS[purpose],
                choices=YES_NO,
                error_messages={"required": _("Please choose yes or no. Both are fine.")},
            )

    def questions(self) -> list[dict[str, Any]]:
        """What the page shows per purpose: words, and what was chosen before an error."""
        return [
            {
                "name": purpose.value,
                "words": purpose.label,
                "hint": HINTS[purpose],
                "options": YES_NO,
                "chosen": self[purpose.value].value(),
                "error": " ".join(str(one) for one in self.errors.get(purpose.value, ())),
            }
            for purpose in Purpose
        ]

    def clean_email(self) -> str:
        """The address in one spelling."""
        return str(self.cleaned_data["email"]).strip().lower()

    def clean(self) -> dict[str, Any]:
        """Letters need somewhere to go."""
        values = super().clean() or {}
        if values.get(Purpose.LETTERS.value) == "yes" and not values.get("email") and "email" not in self.errors:
            self.add_error("email", _("Letters need an address. Add one, or choose no letters."))
        return values

    def agreement(self, *, language: str) -> Agreement:
        """What was said.

        language  of the page
        """
        values = self.cleaned_data
        given = {purpose.value: values[purpose.value] == "yes" for purpose in Purpose}
        return Agreement(given=given, name=values["name"], email=values["email"], language=language)
