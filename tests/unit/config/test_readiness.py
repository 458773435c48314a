"""`accord serve` refuses a site that is not fit for real clients, and names each setting."""

from dataclasses import replace
from pathlib import Path

import pytest

from accord.web.config.commands.keys import new_key, new_secret
from accord.web.config.configuration import Configuration
from accord.web.config.readiness import is_loopback, problems


@pytest.fixture
def fit() -> Configuration:
    return Configuration(
        secret_key=new_secret(),
        encryption_keys={"1": new_key()},
        hosts=("practice.example",),
        address="https://practice.example",
        trusted_proxy=True,
    )


def test_a_fit_site_has_no_problems(fit: Configuration) -> None:
    assert problems(fit) == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"secret_key": ""}, "secret_key is not set"),
        ({"secret_key": "short"}, "secret_key is too easy"),
        ({"secret_key": "a" * 80}, "secret_key is too easy"),
        ({"secret_key": "insecure-key-for-development-and-tests-only-0123456789"}, "secret_key is too easy"),
        ({"encryption_keys": {}}, "encryption_keys is not set"),
        ({"encryption_keys": {"0": "00" * 32}}, "encryption_keys: key '0' is not 64 random"),
        ({"encryption_keys": {"0": "zz"}}, "encryption_keys: key '0' is not 64 random"),
        ({"hosts": ("*",)}, "hosts must name this site"),
        ({"hosts": ()}, "hosts must name this site"),
        ({"hosts": ("other.example",)}, "hosts does not hold 'practice.example'"),
        ({"address": "http://practice.example"}, "answers travel over https only"),
        ({"trusted_proxy": False}, "trusted_proxy is false"),
        ({"demo": True}, "demo is true"),
    ],
)
def test_each_weakness_is_refused_by_name(fit: Configuration, change: dict[str, object], said: str) -> None:
    found = problems(replace(fit, **change))  # type: ignore[arg-type]
    assert len(found) == 1 and said in found[0]


def test_every_reason_is_told_at_once() -> None:
    assert len(problems(Configuration(hosts=("*",), address="http://practice.example", demo=True))) == 5


def test_this_very_machine_needs_no_https(fit: Configuration) -> None:
    assert problems(replace(fit, address="http://localhost:8000", hosts=("localhost",), trusted_proxy=False)) == ()


def test_a_settings_file_that_everybody_reads_is_refused(fit: Configuration, tmp_path: Path) -> None:
    path = tmp_path / "accord.toml"
    path.touch(mode=0o600)
    assert problems(fit, settings_file=path) == ()
    path.chmod(0o644)
    assert "chmod 600" in problems(fit, settings_file=path)[0]


@pytest.mark.parametrize(
    ("host", "expected"), [("127.0.0.2", True), ("::1", True), ("10.0.0.1", False), ("a.example", False)]
)
def test_loopback_is_known_by_name_and_number(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected
