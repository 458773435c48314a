"""The room for what must leave the house."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Outgoing rows and the transport that sends them."""

    name = "accord.web.outbox"
    label = "outbox"
