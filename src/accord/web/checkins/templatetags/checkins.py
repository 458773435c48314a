"""What the check-in templates need to show again what was typed."""

from collections.abc import Mapping

from django import template

from accord.web.care.models import Sharing

register = template.Library()


@register.filter
def typed_for(typed: Mapping[str, str], name: str) -> str:
    """What was typed for one question, "" for nothing.

    typed  the posted form
    name   the question's name
    """
    return typed.get(name, "")


@register.filter
def sharing_for(typed: Mapping[str, str], name: str) -> str:
    """The client's choice for words, shown by default.

    typed  the posted form
    name   the question's name
    """
    return typed.get(f"share.{name}", "") or Sharing.SHOW_NOW


@register.filter
def answer_choice_for(typed: Mapping[str, str], name: str) -> str:
    """The client's choice for one answer, "" for showing it.

    typed  the posted form
    name   the question's name
    """
    return typed.get(f"share.{name}", "")
