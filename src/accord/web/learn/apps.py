"""The room of how things are computed."""

from django.apps import AppConfig


class LearnConfig(AppConfig):
    """Methods and measures, in plain words."""

    name = "accord.web.learn"
    label = "learn"
