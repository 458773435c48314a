"""Writing the audit trail: always inside the transaction of the act it records."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from accord.web.audit.models import AuditEvent, Verb


class Actor(Protocol):
    """Whoever acts: a signed-in user or somebody holding a link."""

    @property
    def actor_id(self) -> UUID | None:
        """The account's id, None for a link without account."""

    @property
    def actor_role(self) -> str:
        """therapist, supervisor, manager, researcher, client or system."""


class System:
    """The software itself, such as a worker."""

    actor_id: UUID | None = None
    actor_role = "system"


def remember(
    verb: Verb, about: str, *, by: Actor, at: datetime, client_id: UUID | None = None, object_id: UUID | None = None
) -> AuditEvent:
    """Add one event.

    verb       what was done
    about      the kind of thing, in the glossary's words
    by         who did it
    at         when (aware)
    client_id  whose record it belongs to, None for the practice's own things
    object_id  the row
    """
    return AuditEvent.objects.create(
        at=at,
        by_id=by.actor_id,
        by_role=by.actor_role,
        verb=verb,
        about=about,
        client_id=client_id,
        object_id=object_id,
    )
