"""`accord keys`: new keys, from the system's randomness."""

import secrets
from datetime import UTC, datetime
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Make keys for a site.")


@app.command()
def new() -> None:
    """Print a new encryption key: 64 hexadecimal digits. Put it last under [encryption_keys]; keep the old ones."""
    print(new_key())


@app.command()
def settings(
    address: Annotated[str, typer.Option(help="How people will reach the site.")] = "https://practice.example",
) -> None:
    """Print a settings file with new keys. Let nobody else read it: (umask 077; accord keys settings > accord.toml)."""
    name = address.partition("://")[2].partition("/")[0].partition(":")[0]
    print(
        f"# Settings of one site. Keep it secret, and a copy apart from the backups: they cannot be read without it.\n"
        f'address = "{address}"\n'
        f'hosts = ["{name}"]\n'
        f"trusted_proxy = true\n"
        f'database = ""  # empty: a SQLite file in `data`; or postgres://user:password@host:5432/name\n'
        f'data = "var"\n'
        f'mail = ""  # smtp+tls://user:password@mail.example:587\n'
        f'mail_from = "practice@{name}"\n'
        f'secret_key = "{new_secret()}"\n'
        f"\n"
        f"[encryption_keys]\n"
        f'"{datetime.now(UTC):%Y-%m}" = "{new_key()}"'
    )


def new_key() -> str:
    """A key for AES-256 as 64 hexadecimal digits."""
    return secrets.token_hex(32)


def new_secret() -> str:
    """A key that signs cookies, as text."""
    return secrets.token_urlsafe(60)
