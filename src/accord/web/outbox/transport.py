"""The one seam to the outside: mail through SMTP, into a folder, or nowhere."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend


def backend_for(address: str) -> BaseEmailBackend:
    """The Django mail backend that a configured address means.

    address  smtp://, smtp+tls:// or smtps:// with user, password, host and port; folder:PATH; "" for nowhere
    """
    if not address:
        return get_connection("django.core.mail.backends.dummy.EmailBackend")
    if address.startswith("folder:"):
        return get_connection(
            "django.core.mail.backends.filebased.EmailBackend", file_path=address.removeprefix("folder:")
        )
    parts = urlsplit(address)
    return get_connection(
        "django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or 587,
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_tls=parts.scheme == "smtp+tls",
        use_ssl=parts.scheme == "smtps",
        timeout=20,
    )


class ConfiguredBackend(BaseEmailBackend):
    """Sends by whatever the site's configuration names."""

    def send_messages(self, email_messages: Any) -> int:
        """Send through the configured transport.

        email_messages  Django's messages
        Returns how many were handed over.
        """
        return backend_for(settings.CONFIGURATION.mail).send_messages(email_messages)
