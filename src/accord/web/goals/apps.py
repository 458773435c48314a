"""The room: goals and tasks of a pair."""

from django.apps import AppConfig


class GoalsConfig(AppConfig):
    """Holds: goals and tasks of a pair."""

    name = "accord.web.goals"
    label = "goals"
