"""The room: what the practice writes to people."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Holds: what the practice writes to people."""

    name = "accord.web.letters"
    label = "letters"
