"""Text → values of the manager's pages."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, RegexValidator
from django.utils.translation import gettext_lazy as _

from accord.measures.definition import Measure
from accord.web.care.models import CrisisContact, PlanEntry, Practice
from accord.web.people.models import Role, User

STAFF_ROLES = [(role.value, role.label) for role in Role if role != Role.CLIENT]
LONGEST_LINK_HOURS = 14 * 24


def _styled(form: forms.BaseForm) -> None:
    for field in form.fields.values():
        if isinstance(field.widget, forms.Select):
            field.widget.attrs.setdefault("class", "form-select")
        elif not isinstance(field.widget, forms.CheckboxSelectMultiple | forms.RadioSelect):
            field.widget.attrs.setdefault("class", "form-control")


def active_staff() -> "list[User]":
    """Everybody who can sign in and is not a client, by name."""
    return sorted(
        (one for one in User.objects.filter(is_active=True) if not one.has_role(Role.CLIENT)),
        key=lambda one: one.name.casefold(),
    )


class PracticeForm(forms.ModelForm):  # type: ignore[type-arg]
    """The practice's settings."""

    class Meta:
        """Everything a manager sets on one page."""

        model = Practice
        fields = (
            "name",
            "time_zone",
            "language",
            "answers_read",
            "responsible",
            "link_hours",
            "signals_per_week",
        )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        zones = sorted(available_timezones())
        self.fields["time_zone"] = forms.ChoiceField(
            label=_("Time zone"), choices=[(zone, zone.replace("_", " ")) for zone in zones]
        )
        self.fields["language"] = forms.ChoiceField(label=_("Language of letters"), choices=settings.LANGUAGES)
        responsible = self.fields["responsible"]
        responsible.queryset = User.objects.filter(pk__in=[one.pk for one in active_staff()])  # type: ignore[attr-defined]
        responsible.help_text = _("Looks after flags that stay open.")
        hours = self.fields["link_hours"]
        hours.validators.append(MaxValueValidator(LONGEST_LINK_HOURS))
        hours.help_text = _("1 to 336 hours. Shorter is safer; three days suit most.")
        self.fields["signals_per_week"].validators.append(MaxValueValidator(50))
        _styled(self)


class ContactForm(forms.ModelForm):  # type: ignore[type-arg]
    """Whom clients can call."""

    class Meta:
        """Position is changed by moving."""

        model = CrisisContact
        fields = ("name", "telephone", "hours")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        telephone = self.fields["telephone"]
        telephone.widget.input_type = "tel"
        telephone.validators.append(
            RegexValidator(r"^\+?[0-9][0-9 ()/.-]*$", _("Only digits, spaces, brackets and hyphens, such as 116 123."))
        )
        self.fields["hours"].help_text = _("Such as: day and night.")
        _styled(self)


class InviteForm(forms.Form):
    """A new colleague."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), max_length=254)
    roles = forms.MultipleChoiceField(
        label=_("What the account is for"),
        choices=STAFF_ROLES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one role.")},
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        _styled(self)


class RolesForm(forms.Form):
    """What an account is for."""

    roles = forms.MultipleChoiceField(
        label=_("What the account is for"),
        choices=STAFF_ROLES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one role, or disable the account.")},
    )


class SupervisorForm(forms.Form):
    """Who supervises a therapist.

    supervisee  who is supervised, never their own supervisor
    """

    supervisor = forms.ModelChoiceField(label=_("Supervisor"), queryset=User.objects.none())

    def __init__(self, *args: Any, supervisee: User, **more: Any) -> None:
        super().__init__(*args, **more)
        fit = [one.pk for one in active_staff() if one.has_role(Role.SUPERVISOR) and one.pk != supervisee.pk]
        self.fields["supervisor"].queryset = User.objects.filter(pk__in=fit)  # type: ignore[attr-defined]
        _styled(self)


class EntryForm(forms.ModelForm):  # type: ignore[type-arg]
    """When a measure is asked, and how often.

    measures  (id, title) to choose from; empty when the measure is settled
    """

    class Meta:
        """The measure and its respondent come from the library."""

        model = PlanEntry
        fields = ("moment", "every")

    def __init__(self, *args: Any, measures: tuple[tuple[str, str], ...] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        if measures:
            self.fields = {
                "measure": forms.ChoiceField(label=_("Measure"), choices=measures),
                **self.fields,
            }
        every = self.fields["every"]
        every.validators.append(MaxValueValidator(52))
        every.help_text = _("1 is every session; 4 is sessions 1, 5, 9 and so on.")
        _styled(self)


class TextForm(forms.Form):
    """The licensed wording of one measure: a line per question and per answer, and where the licence is.

    measure  whose text does not ship
    """

    def __init__(self, *args: Any, measure: Measure, **more: Any) -> None:
        super().__init__(*args, **more)
        for number, item in enumerate(measure.items, 1):
            self.fields[f"item.{item.id}"] = forms.CharField(
                label=_("Question %(number)s") % {"number": number}, max_length=1000
            )
        for value in sorted({option.value for item in measure.items for option in measure.options(item)}):
            self.fields[f"label.{value}"] = forms.CharField(
                label=_("Answer worth %(value)s") % {"value": value}, max_length=200
            )
        self.fields["licence_note"] = forms.CharField(
            label=_("Your licence"),
            help_text=_("Who allowed you to use the text, how, and until when."),
            max_length=200,
        )
        _styled(self)

    @staticmethod
    def typed(texts: dict[str, str]) -> dict[str, str]:
        """Stored wording as the form's first values.

        texts  of a MeasureText
        """
        return {
            f"label.{key.removeprefix('option.')}" if key.startswith("option.") else f"item.{key}": words
            for key, words in texts.items()
        }

    def texts(self) -> dict[str, str]:
        """The wording as it is stored: by item id, and "option.<value>" for the labels of answers."""
        found = {}
        for name, words in self.cleaned_data.items():
            kind, _dot, rest = name.partition(".")
            if rest:
                found[rest if kind == "item" else f"option.{rest}"] = words
        return found
