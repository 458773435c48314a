"""EncryptedTextField: plain text in Python, sealed text in the database, bound to its row and field."""

from typing import Any

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from accord.web.secrecy.keys import key_ring


class Sealed(str):
    """A text as the database holds it."""

    __slots__ = ()


class _OpensOnce(DeferredAttribute):
    """Decrypts at the first read: only then is the row's id at hand, and a row that is not read costs nothing."""

    field: "EncryptedTextField"

    def __get__(self, instance: models.Model | None, cls: Any = None) -> Any:
        if instance is None:
            return self
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = key_ring().open(value, place=self.field.place_of(instance))
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: models.Model, value: object) -> None:
        instance.__dict__[self.field.attname] = value


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """Text that is encrypted at rest (AES-256-GCM) and opens only in its own row and field.

    The row's primary key must exist before it is saved: use a UUID default. "" is stored as "".
    """

    descriptor_class = _OpensOnce

    def place_of(self, instance: models.Model) -> str:
        """Where the text belongs: model, field and row.

        instance  the row, with its primary key
        """
        return f"{instance._meta.label_lower}.{self.attname}:{instance.pk}"

    def from_db_value(self, value: str | None, expression: object, connection: object) -> str | None:
        """Mark what comes from the database as sealed.

        value                   the stored text
        expression, connection  Django's, unused
        """
        return Sealed(value) if value else value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Seal the text on its way into the row.

        model_instance  the row being written
        add             whether it is new, unused
        """
        value = model_instance.__dict__.get(self.attname)
        if not value or isinstance(value, Sealed):
            return value
        return Sealed(key_ring().seal(value, place=self.place_of(model_instance)))

    def get_prep_value(self, value: Any) -> Any:
        """Refuse plain text that did not pass `pre_save`, such as a filter or `queryset.update()`.

        value  sealed text, "" or None
        Raises TypeError for anything else.
        """
        if value in (None, "") or isinstance(value, Sealed):
            return value if value is None else str(value)
        raise TypeError(f"{self} is encrypted: save the row itself; it cannot be searched or updated in place.")
