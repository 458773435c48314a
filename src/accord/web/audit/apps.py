"""The room that remembers who did what."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Append-only events."""

    name = "accord.web.audit"
    label = "audit"
