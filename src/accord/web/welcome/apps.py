"""The room that welcomes a client."""

from django.apps import AppConfig


class WelcomeConfig(AppConfig):
    """Invitation, introduction, consent."""

    name = "accord.web.welcome"
    label = "welcome"
