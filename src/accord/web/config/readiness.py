"""Whether a configuration is fit for real clients: what `accord serve` refuses, and why. No Django here."""

import ipaddress
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from accord.web.config.configuration import Configuration

SHORTEST_SECRET = 50
FEWEST_DIFFERENT = 10
MAKE_KEYS = "`accord keys settings` writes a file with new keys."


def problems(configuration: Configuration, *, settings_file: Path | None = None) -> tuple[str, ...]:
    """Every reason not to start, each naming the setting, the rule and the way out.

    configuration  as read
    settings_file  the TOML file it came from, if any
    Returns nothing when the site may start.
    Ours: S17 of the trust plan in its first form. Test: unit/config/test_readiness.py
    """
    return (
        *_key_problems(configuration),
        *_address_problems(configuration),
        *_file_problems(settings_file),
        *_demo_problems(configuration),
    )


def _key_problems(configuration: Configuration) -> Iterator[str]:
    secret = configuration.secret_key
    if not secret:
        yield f"secret_key is not set. {MAKE_KEYS}"
    elif len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_DIFFERENT or secret.startswith("insecure"):
        yield f"secret_key is too easy; it needs at least {SHORTEST_SECRET} random characters. {MAKE_KEYS}"
    if not configuration.encryption_keys:
        yield f"encryption_keys is not set. {MAKE_KEYS}"
    for name, key in configuration.encryption_keys.items():
        if not _is_key(key):
            yield f"encryption_keys: key {name!r} is not 64 random hexadecimal digits. `accord keys new` prints one."


def _is_key(text: str) -> bool:
    try:
        return len(bytes.fromhex(text)) == 32 and len(set(bytes.fromhex(text))) > FEWEST_DIFFERENT
    except ValueError:
        return False


def _address_problems(configuration: Configuration) -> Iterator[str]:
    name = urlsplit(configuration.address).hostname or ""
    if any(host in {"*", "."} for host in configuration.hosts) or not configuration.hosts:
        yield 'hosts must name this site, such as ["practice.example"]; "*" would answer to any name.'
    elif not _is_named(name, configuration.hosts):
        yield f"hosts does not hold {name!r}, the name in address. Add it, or correct address."
    if is_loopback(name):
        return
    if not configuration.is_https:
        yield f"address is {configuration.address!r}; answers travel over https only. Put a proxy in front."
    elif not configuration.trusted_proxy:
        yield (
            "trusted_proxy is false, yet address is https and Accord itself speaks plain http. "
            "Put a proxy in front that sets X-Forwarded-Proto, and set trusted_proxy = true."
        )


def _is_named(name: str, hosts: tuple[str, ...]) -> bool:
    return any(
        name == host.strip("[]") or (host.startswith(".") and (name == host[1:] or name.endswith(host)))
        for host in hosts
    )


def is_loopback(host: str) -> bool:
    """Whether a host name or number means this very machine.

    host  such as "localhost", "127.0.0.1" or "practice.example"
    """
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _file_problems(settings_file: Path | None) -> Iterator[str]:
    if settings_file is not None and settings_file.stat().st_mode & (stat.S_IROTH | stat.S_IWOTH):
        yield f"{settings_file} can be read by everybody on this machine and holds keys. Run: chmod 600 {settings_file}"


def _demo_problems(configuration: Configuration) -> Iterator[str]:
    if configuration.demo:
        yield "demo is true: it opens sign-in buttons to everybody. Remove it; `accord demo` sets it for itself."
