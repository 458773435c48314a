"""Link secrets: 192 random bits for the person, a SHA-256 for the database."""

import hashlib
import secrets


def new_token() -> str:
    """A secret for a link: 32 URL characters, 192 bits from the operating system."""
    return secrets.token_urlsafe(24)


def hash_of(token: str) -> str:
    """What the database keeps of a token; it cannot be turned back.

    token  the secret from the link
    Returns 64 hexadecimal digits (SHA-256; the token itself has full entropy, so no slow hash is needed).
    """
    return hashlib.sha256(token.encode()).hexdigest()
