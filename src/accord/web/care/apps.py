"""The room of the record."""

from django.apps import AppConfig


class CareConfig(AppConfig):
    """Clients, episodes, sessions, check-ins, scores, signals, goals; who may reach them."""

    name = "accord.web.care"
    label = "care"
