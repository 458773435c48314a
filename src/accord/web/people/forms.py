"""Text → values: joining, and the introduction."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from accord.web.people.models import Introduction, User


class JoinForm(forms.Form):
    """A colleague's name and password.

    email  the invitation's address, so that the password is not like it
    """

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As colleagues and clients will read it."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "class": "form-control"}),
    )
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_("At least 12 characters. A few words in a row are easy to remember and hard to guess."),
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "class": "form-control"}),
    )

    def __init__(self, *args: Any, email: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.email = email

    def clean(self) -> dict[str, Any]:
        """The password against the site's rules."""
        values = super().clean() or {}
        if values.get("password"):
            try:
                validate_password(values["password"], User(email=self.email, name=values.get("name", "")))
            except ValidationError as error:
                self.add_error("password", error)
        return values


LONGEST = 4000
PROMPTS = {
    "who_i_am": _("Two or three sentences, as you would say them at the door. A bit of you as a person helps trust."),
    "experience": _("Training, years, and what you have worked with. Plain words; no list of titles."),
    "how_i_work": _("What a client will notice: how you plan together, what you ask of them between sessions."),
    "first_session": _("How long it takes, what you will ask, and what nobody has to tell yet."),
    "something_wrong": _("Say that you want to hear it, and how: in the session, in the check-in, or in a few words."),
}


class IntroductionForm(forms.ModelForm):  # type: ignore[type-arg]
    """The five texts; each may stay empty and is then not shown."""

    class Meta:
        """Long texts with room to write."""

        model = Introduction
        fields = tuple(PROMPTS)
        widgets = {name: forms.Textarea(attrs={"rows": 4, "class": "form-control"}) for name in PROMPTS}
        help_texts = PROMPTS

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for field in self.fields.values():
            field.validators.append(MaxLengthValidator(LONGEST))

    def parts(self) -> tuple[tuple[str, str], ...]:
        """(heading, text) of what is written now, saved or not, for the preview."""
        return parts_of(self.instance)


def parts_of(introduction: Introduction | None) -> tuple[tuple[str, str], ...]:
    """(heading, text) of every part that is written.

    introduction  or None when there is none
    """
    if introduction is None:
        return ()
    labels = {field.name: str(field.verbose_name) for field in Introduction._meta.fields}
    found = ((labels[name], getattr(introduction, name)) for name in PROMPTS)
    return tuple((heading, text) for heading, text in found if text.strip())
