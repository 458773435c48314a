"""A server killed with SIGKILL while people submit: every acknowledged form is there exactly once, whole."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from bench import load

SUBMITS = 300
KILL_AT = (40, 90, 150, 200, 260)

PREPARE = """
import json, django
django.setup()
from bench import load
print(json.dumps(load.prepare({count})))
"""
COUNT = """
import json, django
django.setup()
from django.db.models import Count
from accord.web.care.models import Sitting, CheckIn
from accord.web.audit.models import AuditEvent
whole = Sitting.objects.annotate(scores=Count("responses__scores")).filter(scores=4)
answered = CheckIn.objects.filter(answered_at__isnull=False).count()
audited = AuditEvent.objects.filter(about="check-in").count()
keys = [str(key) for key in Sitting.objects.values_list("sitting_key", flat=True)]
print(json.dumps([Sitting.objects.count(), whole.count(), answered, audited, keys]))
"""


def in_site(code: str, environ: dict[str, str]) -> object:
    """Run code against the site's database in a process of its own and read the JSON it prints."""
    root = Path(__file__).resolve().parents[2]
    out = subprocess.run(
        [sys.executable, "-c", code], env=environ, cwd=root, check=True, capture_output=True, text=True
    )
    return json.loads(out.stdout.splitlines()[-1])


def submit_with_retries(request: bytes, port: int) -> bool:
    """One try; False when the connection broke, as a phone would see it."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            return load.post(connection, request) == 302
    except OSError:
        return False


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_every_acknowledged_submit_survives_sigkill_exactly_once(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = load.free_port()
    with load.database(kind, tmp_path) as url:
        for name, value in load.environment(tmp_path, url, port).items():
            monkeypatch.setenv(name, value)
        cookies = in_site(PREPARE.format(count=SUBMITS), dict(os.environ))
        requests = [load.request_of(str(value), port) for value in cookies]  # type: ignore[attr-defined]
        acknowledged = submit_all_while_killing(requests, port)
        stored, whole, answered, audited, keys = in_site(COUNT, dict(os.environ))  # type: ignore[misc]
    assert acknowledged == SUBMITS
    assert (stored, whole, answered, audited, len(set(keys))) == (SUBMITS,) * 5


def submit_all_while_killing(requests: list[bytes], port: int) -> int:
    """Send each request until it is acknowledged, killing the whole server at the planned places."""
    server = load.start_server(port)
    acknowledged = 0
    try:
        for number, request in enumerate(requests):
            if number in KILL_AT:
                send_and_kill(request, port, server)
                server = load.start_server(port)
            acknowledged += any(submit_with_retries(request, port) for _ in range(5))
    finally:
        load.kill_server(server, port)
    return acknowledged


def send_and_kill(request: bytes, port: int, server: "subprocess.Popen[bytes]") -> None:
    """Put a request on the wire and kill the server before its reply is read: stored or not, nobody knows."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request)
        load.kill_server(server, port)
