"""The room of secrets: keys, encrypted fields, tokens."""

from django.apps import AppConfig


class SecrecyConfig(AppConfig):
    """Encrypted fields and one-way tokens."""

    name = "accord.web.secrecy"
    label = "secrecy"
