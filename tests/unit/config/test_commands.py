"""The commands of a site: mistakes are one line, keys are fresh, a taken port is told before any work."""

import errno
import socket
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from django.db import OperationalError
from typer.testing import CliRunner, Result

from accord.errors import AccordError, InputError
from accord.web.config.commands import keys
from accord.web.config.commands.app import app
from accord.web.config.commands.reporting import plain_errors
from accord.web.config.configuration import read
from accord.web.config.demo_place import Place
from accord.web.config.readiness import problems

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in surroundings without settings of ours."""
    for name in ("ACCORD_CONFIG", "ACCORD_DATABASE", "ACCORD_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "tests.settings")
    return lambda *words: CliRunner().invoke(app, list(words))


def test_serve_without_settings_names_every_missing_one(run: Run) -> None:
    result = run("serve", "--port", "0")
    assert result.exit_code == 2
    result = run("serve", "--port", str(free()))
    assert result.exit_code == 2
    assert "secret_key is not set" in result.stderr and "encryption_keys is not set" in result.stderr


def free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_taken_port_is_told_in_one_line(run: Run, command: str, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run(command, "--port", str(port), *(["--data", str(tmp_path)] if command == "demo" else []))
    assert result.exit_code == 2
    assert f"Port {port} is taken by another program." in result.stderr and result.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_two_new_keys_differ_and_fit(run: Run) -> None:
    one, two = run("keys", "new").stdout.strip(), run("keys", "new").stdout.strip()
    assert one != two and len(bytes.fromhex(one)) == 32


def test_the_printed_settings_file_is_fit_to_serve(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "accord.toml"
    path.touch(mode=0o600)
    path.write_text(run("keys", "settings", "--address", "https://clinic.example").stdout)
    assert tomllib.loads(path.read_text())["hosts"] == ["clinic.example"]
    assert problems(read({"ACCORD_CONFIG": str(path)}), settings_file=path) == ()


@pytest.mark.parametrize(
    ("error", "said", "code"),
    [
        (InputError("a mistake"), "accord: a mistake\n", 2),
        (AccordError("a failure"), "accord: a failure\n", 1),
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full", 1),
        (OperationalError("database or disk is full"), "The disk is full", 1),
        (OperationalError("no such table: x\nmore"), "(no such table: x)", 1),
        (PermissionError(13, "Permission denied", "/var/x"), "/var/x cannot be written or read (Permission denied)", 1),
    ],
)
def test_what_goes_wrong_is_one_line(
    error: Exception, said: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit) as left, plain_errors():
        raise error
    assert left.value.exit_code == code
    shown = capsys.readouterr().err
    assert said in shown and shown.count("\n") == 1


def test_a_bug_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError), plain_errors():
        raise ZeroDivisionError


def test_the_demo_keeps_its_keys_where_only_its_owner_reads(tmp_path: Path) -> None:
    place = Place(tmp_path / "var")
    place.make_room()
    before = place.settings_file.read_text()
    place.make_room()
    assert place.settings_file.read_text() == before
    assert place.settings_file.stat().st_mode & 0o077 == 0
    assert read({"ACCORD_CONFIG": str(place.settings_file)}).demo


def test_a_practice_without_its_keys_is_not_overwritten(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.database.touch()
    with pytest.raises(InputError, match=r"demo.toml is gone, and with it the keys"):
        place.make_room()


def test_starting_over_removes_the_demo_and_nothing_else(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.make_room()
    place.database.touch()
    (tmp_path / "accord.sqlite3").touch()
    place.remove()
    assert [path.name for path in tmp_path.iterdir()] == ["accord.sqlite3"]


def test_a_full_disk_is_told_before_the_demo_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accord.web.config.demo_place.NEEDED_MEGABYTES", 10**9)
    with pytest.raises(InputError, match="The disk is full: the demo needs 1000000000 MB in"):
        Place(tmp_path).make_room()


def test_a_secret_is_long_enough_to_sign_with() -> None:
    assert len(keys.new_secret()) >= 50
