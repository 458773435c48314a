"""The room: flags and crisis help."""

from django.apps import AppConfig


class SafetyConfig(AppConfig):
    """Holds: flags and crisis help."""

    name = "accord.web.safety"
    label = "safety"
