"""Reads one site's configuration from the environment and one TOML file into a frozen object. No Django here."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from accord.errors import InputError


@dataclass(frozen=True)
class Configuration:
    """What a site may set. TOML key = field name; environment variable = ACCORD_ and the name in capitals.

    secret_key       signs cookies; at least 50 random characters in production
    encryption_keys  id → 64 hexadecimal digits (32 bytes); the last one in the file encrypts, all decrypt
    database         sqlite:///path or postgres://user:password@host:port/name
    hosts            the names this site answers to
    address          how people reach the site, for links in letters, such as https://practice.example
    mail             smtp://, smtps:// or smtp+tls:// user:password@host:port; "folder:PATH" writes files; "" sends none
    mail_from        the sender of letters
    data             folder for the database, static files and letters written to a folder
    demo             true only for `accord demo`: open sign-in buttons, mail shown at /dev/mail
    trusted_proxy    true when a proxy in front sets X-Forwarded-Proto
    """

    secret_key: str = ""
    encryption_keys: Mapping[str, str] = field(default_factory=dict)
    database: str = ""
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    address: str = "http://localhost:8000"
    mail: str = ""
    mail_from: str = "accord@localhost"
    data: str = "var"
    demo: bool = False
    trusted_proxy: bool = False

    @property
    def is_https(self) -> bool:
        """Whether people reach the site over https; cookies are then marked Secure."""
        return self.address.startswith("https://")


_TEXT = (str, "a text in quotes")
_KINDS: dict[str, tuple[type, str]] = {
    "secret_key": _TEXT,
    "encryption_keys": (dict, 'a table such as {"1" = "64 hexadecimal digits"}'),
    "database": _TEXT,
    "hosts": (list, 'a list such as ["practice.example"]'),
    "address": _TEXT,
    "mail": _TEXT,
    "mail_from": _TEXT,
    "data": _TEXT,
    "demo": (bool, "true or false"),
    "trusted_proxy": (bool, "true or false"),
}
_SHAPES = {
    "database": (r"|sqlite:///.+|postgres(ql)?://.+", "sqlite:///path or postgres://user:password@host:port/name"),
    "address": (r"https?://[^/\s]+/?", "such as https://practice.example, without a path"),
    "mail": (
        r"|folder:.+|smtp(s|\+tls)?://.+",
        "smtp://, smtps:// or smtp+tls:// with user:password@host:port, or folder:PATH",
    ),
}


def read(environ: Mapping[str, str]) -> Configuration:
    """The configuration from ACCORD_* variables, over the TOML file named by ACCORD_CONFIG when there is one.

    environ  variable name → value, as os.environ
    Returns a Configuration; a variable wins over the file.
    Raises InputError naming file, line and key, or the variable, and what is allowed.
    """
    values: dict[str, object] = {}
    if path := environ.get("ACCORD_CONFIG"):
        values.update(_from_file(Path(path)))
    for known in fields(Configuration):
        name = f"ACCORD_{known.name.upper()}"
        if name in environ:
            values[known.name] = _shaped(name, known.name, _from_text(name, known.name, environ[name]))
    return Configuration(**values)  # type: ignore[arg-type]


def _from_file(path: Path) -> dict[str, object]:
    try:
        text = path.read_text(encoding="utf-8")
        read_values = tomllib.loads(text)
    except OSError as error:
        raise InputError(
            f"{path}: the settings file cannot be read ({error.strerror}). Correct ACCORD_CONFIG."
        ) from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise InputError(f"{path}, line {line}: not UTF-8 text. Save the file as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(_broken_line(path, text, str(error))) from None
    return {key: _checked(path, text, key, value) for key, value in read_values.items()}


def _broken_line(path: Path, text: str, said: str) -> str:
    """Where the file stops being TOML; the value stays out of the message, since it may be a key."""
    found = re.search(r" \(at (?:line (\d+)|end of document).*\)", said)
    lines = text.splitlines() or [""]
    number = int(found[1]) if found and found[1] else len(lines)
    key, equals, _ = lines[number - 1].partition("=")
    named = f" ({key.strip()})" if equals else ""
    reason = said[: found.start()] if found else said
    return f"{path}, line {number}{named}: {reason}. Correct that line."


def _checked(path: Path, text: str, key: str, value: object) -> object:
    where = f"{path}, line {_line_of(text, key)}"
    if key not in _KINDS:
        raise InputError(f"{where}: {key!r} is not a setting. Allowed: {', '.join(sorted(_KINDS))}.")
    wanted, words = _KINDS[key]
    if not isinstance(value, wanted):
        raise InputError(f"{where}: {key!r} is {value!r}; it must be {words}.")
    if isinstance(value, dict):
        for name, one in value.items():
            if not isinstance(one, str):
                line = _line_of(text, name)
                raise InputError(
                    f"{path}, line {line}: key {name!r} of {key!r} must be a text of 64 hexadecimal digits in quotes."
                )
    if isinstance(value, list):
        if not all(isinstance(one, str) for one in value):
            raise InputError(f"{where}: {key!r} holds something that is no text; it must be {words}.")
        return tuple(value)
    return _shaped(f"{where}: {key!r}", key, value)


def _shaped(where: str, key: str, value: object) -> object:
    shape, words = _SHAPES.get(key, ("", ""))
    # The value stays out of the message: a database or mail address holds a password.
    if shape and not re.fullmatch(shape, str(value)):
        raise InputError(f"{where} is not understood; it must be {words}.")
    return value


def _line_of(text: str, key: str) -> int:
    pattern = re.compile(rf"^\s*\[?\s*[\"']?{re.escape(key)}\b")
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), 1)


def _from_text(variable: str, key: str, text: str) -> object:
    wanted, _ = _KINDS[key]
    if wanted is bool:
        if text.lower() not in {"true", "false", "1", "0"}:
            raise InputError(f"{variable} is {text!r}; it must be true or false.")
        return text.lower() in {"true", "1"}
    if wanted is list:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if wanted is dict:
        return _keys_from_text(variable, text)
    return text


def _keys_from_text(variable: str, text: str) -> dict[str, str]:
    keys = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, colon, value = part.partition(":")
        if not colon:
            raise InputError(
                f'{variable} holds a key without its id; write "1:64 hexadecimal digits", several with commas.'
            )
        keys[name] = value
    return keys
