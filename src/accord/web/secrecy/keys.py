"""The key ring: seals a text for one place in the database and opens it there only."""

import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from accord.errors import AccordError, InputError

NONCE_BYTES = 12


class CannotOpen(AccordError):
    """A sealed text was moved, changed, or its key is not on the ring."""


@dataclass(frozen=True)
class KeyRing:
    """AES-256-GCM keys by id; the last one seals, each can open.

    keys  id → 32 bytes, at least one
    """

    keys: Mapping[str, bytes]

    @property
    def current(self) -> str:
        """The id of the key that seals."""
        return list(self.keys)[-1]

    def seal(self, text: str, *, place: str) -> str:
        """Encrypt `text` so that it opens at `place` only.

        text   what must stay secret
        place  row and field, such as "care.client.name:<id>"
        Returns "key id:base64(nonce + ciphertext)".
        """
        nonce = os.urandom(NONCE_BYTES)
        sealed = AESGCM(self.keys[self.current]).encrypt(nonce, text.encode(), place.encode())
        return f"{self.current}:{b64encode(nonce + sealed).decode()}"

    def open(self, sealed: str, *, place: str) -> str:
        """The text that was sealed for `place`.

        sealed  what `seal` returned
        place   the same row and field as then
        Raises CannotOpen when it was changed, moved, or its key is missing.
        """
        name, _, payload = sealed.partition(":")
        if name not in self.keys:
            raise CannotOpen(
                f"{place}: sealed with key {name!r}, which is not among the encryption keys. Add that key."
            )
        raw = b64decode(payload)
        try:
            return AESGCM(self.keys[name]).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], place.encode()).decode()
        except InvalidTag:
            raise CannotOpen(
                f"{place}: the stored text was changed or moved. Restore this row from a backup."
            ) from None


def ring_from(texts: Mapping[str, str]) -> KeyRing:
    """A key ring from configuration.

    texts  id → 64 hexadecimal digits
    Raises InputError naming the key that is not 32 bytes.
    """
    keys = {}
    for name, text in texts.items():
        try:
            keys[name] = bytes.fromhex(text)
        except ValueError:
            keys[name] = b""
        if len(keys[name]) != 32 or ":" in name:
            raise InputError(
                f"encryption_keys: key {name!r} must be 64 hexadecimal digits. `accord keys new` prints one."
            )
    return KeyRing(keys)


@lru_cache(maxsize=1)
def _site_ring(texts: tuple[tuple[str, str], ...]) -> KeyRing:
    return ring_from(dict(texts))


def key_ring() -> KeyRing:
    """This site's key ring, from the settings."""
    return _site_ring(tuple(settings.ACCORD_ENCRYPTION_KEYS.items()))
