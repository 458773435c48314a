"""The room: whom to talk about first."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """Holds: whom to talk about first."""

    name = "accord.web.supervision"
    label = "supervision"
