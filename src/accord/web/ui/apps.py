"""The room of looks."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Layouts, components, theme."""

    name = "accord.web.ui"
    label = "ui"
