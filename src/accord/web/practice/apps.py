"""The room: the manager's pages."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """Holds: the manager's pages."""

    name = "accord.web.practice"
    label = "practice"
