"""Text → values for clients, sessions and endings. Every message names the field's rule."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accord.web.care.models import Episode
from accord.web.care.services.sessions import MOST_AT_ONCE, Series

LONGEST_NAME = 120


def _day(**more: object) -> dict[str, object]:
    return {
        "widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        "error_messages": {
            "invalid": _("Write the date as year-month-day, for example 2026-03-29."),
            "required": _("Choose a day."),
        },
        **more,
    }


class ClientForm(forms.Form):
    """A new client."""

    name = forms.CharField(
        label=_("Name, as they want to be called"),
        max_length=LONGEST_NAME,
        error_messages={
            "required": _("Write how they want to be called; a first name is enough."),
            "max_length": _("Write at most %(limit_value)d characters; there are %(show_value)d."),
        },
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Only if they want letters. Without it, hand over the link or the QR code."),
        error_messages={"invalid": _("Write an address such as name@example.org, or leave it empty.")},
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        error_messages={"invalid_choice": _("Choose one of the languages shown.")},
    )
    starts_on = forms.DateField(label=_("First session on"), **_day())  # type: ignore[arg-type]
    time = forms.TimeField(
        label=_("At"),
        required=False,
        help_text=_("Leave it empty to add the first session later."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write the time as hours and minutes, for example 14:30.")},
    )

    def first_session(self) -> Series | None:
        """The first session as one of a series, None when no time was given."""
        if self.cleaned_data["time"] is None:
            return None
        return Series(first=datetime.combine(self.cleaned_data["starts_on"], self.cleaned_data["time"]))


class SessionsForm(forms.Form):
    """One session or a weekly series."""

    on = forms.DateField(label=_("Day"), **_day())  # type: ignore[arg-type]
    time = forms.TimeField(
        label=_("Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "invalid": _("Write the time as hours and minutes, for example 14:30."),
            "required": _("Choose a time."),
        },
    )
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=10,
        max_value=240,
        initial=50,
        error_messages={
            "min_value": _("Write a whole number from 10 to 240."),
            "max_value": _("Write a whole number from 10 to 240."),
            "invalid": _("Write a whole number from 10 to 240."),
            "required": _("Write a whole number from 10 to 240."),
        },
    )
    count = forms.IntegerField(
        label=_("How many, one a week"),
        min_value=1,
        max_value=MOST_AT_ONCE,
        initial=1,
        help_text=_("1 adds a single session. All have the same time of day, also when the clocks change."),
        error_messages={
            "min_value": _("Write a whole number from 1 to 52."),
            "max_value": _("Write a whole number from 1 to 52."),
            "invalid": _("Write a whole number from 1 to 52."),
            "required": _("Write a whole number from 1 to 52."),
        },
    )

    def series(self) -> Series:
        """What was asked for."""
        values = self.cleaned_data
        return Series(datetime.combine(values["on"], values["time"]), values["count"], values["minutes"])


class EndForm(forms.Form):
    """How an episode ended."""

    ending = forms.ChoiceField(
        label=_("How did it end?"),
        choices=Episode.Ending.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it ended.")},
    )
    on = forms.DateField(label=_("Last day"), **_day())  # type: ignore[arg-type]


def local_day(at: datetime, zone: str) -> "datetime":
    """A moment on the practice's clock.

    at    aware
    zone  the practice's time zone
    """
    return at.astimezone(ZoneInfo(zone))
