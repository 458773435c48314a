"""The room: ask, show the form, record."""

from django.apps import AppConfig


class CheckinsConfig(AppConfig):
    """Holds: ask, show the form, record."""

    name = "accord.web.checkins"
    label = "checkins"
