"""The room: the shared view, the conversation, repair."""

from django.apps import AppConfig


class TogetherConfig(AppConfig):
    """Holds: the shared view, the conversation, repair."""

    name = "accord.web.together"
    label = "together"
