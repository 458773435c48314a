"""Child processes of a command: the server and the worker, started, watched and stopped together."""

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from types import FrameType
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from accord.errors import AccordError, InputError

STANDARD_ERROR = 2
STOP_SECONDS = 10
LOOK_SECONDS = 0.2
APPLICATION = "accord.web.config.wsgi:application"


class Ended(AccordError):
    """A child process ended by itself."""


def server_command(*, host: str, port: int, workers: int) -> list[str]:
    """The command that serves the site with granian.

    host, port  where to listen
    workers     processes, each with two threads
    No access log: an address can hold the secret of a link.
    """
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": port,
        "--workers": workers,
        "--blocking-threads": 2,
        "--backlog": 1024,
        "--workers-kill-timeout": STOP_SECONDS // 2,
        "--log-level": "warning",
    }
    words = [str(word) for pair in options.items() for word in pair]
    flags = ["--no-ws", "--no-access-log", "--respawn-failed-workers"]
    return [sys.executable, "-m", "granian", *words, *flags, APPLICATION]


def worker_command() -> list[str]:
    """The command that sends what is due."""
    return [sys.executable, "-c", "from accord.web.config.commands.app import app; app(['worker'])"]


def need_free_port(host: str, port: int, *, advice: str) -> None:
    """Refuse early when something else listens already.

    host, port  where we want to listen
    advice      what to do then
    Raises InputError.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reasons = {
                errno.EADDRINUSE: "is taken by another program",
                errno.EACCES: "is reserved for the administrator",
            }
            reason = reasons.get(error.errno or 0, f"cannot be used on {host} ({error.strerror})")
            raise InputError(f"Port {port} {reason}. {advice}") from None


def free_port() -> int:
    """A port on this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Children:
    """Processes that live and end together, each in a session of its own: Ctrl-C reaches us, and we stop them."""

    def __init__(self) -> None:
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, command: list[str], environ: Mapping[str, str]) -> None:
        """Start one process.

        name     for messages, such as "server"
        command  program and arguments
        environ  its whole environment
        """
        self._running[name] = subprocess.Popen(  # noqa: S603 - our own commands
            command,
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            # The server's own words go to standard error: standard output belongs to whoever asked for JSON.
            stdout=STANDARD_ERROR,
            start_new_session=True,
        )

    def watch(self) -> None:
        """Wait until one ends by itself.

        Raises Ended, naming it.
        """
        while True:
            self.look()
            time.sleep(LOOK_SECONDS)

    def look(self) -> None:
        """Look once whether all are there.

        Raises Ended, naming the one that is not.
        """
        for name, child in self._running.items():
            if (code := child.poll()) is not None:
                raise Ended(f"The {name} has stopped by itself (exit code {code}). What it said is above; start again.")

    def wait_until_it_answers(self, address: str, *, seconds: float = 60) -> None:
        """Wait for the first answer of the server.

        address  of a page
        seconds  how long at most
        Raises Ended when a process ends, or no answer comes in time.
        """
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.look()
            if _answers(address):
                return
            time.sleep(LOOK_SECONDS)
        raise Ended(
            f"The server did not answer within {seconds:.0f} seconds. Look for other programs that use the machine."
        )

    def stop(self) -> None:
        """Ask all to end, wait, and end those that do not, with whatever they started themselves."""
        for child in self._running.values():
            if child.poll() is None:
                child.terminate()
        for child in self._running.values():
            with suppress(subprocess.TimeoutExpired):
                child.wait(STOP_SECONDS)
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()
        self._running.clear()


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5):  # noqa: S310 - our own address
            return True
    except HTTPError as error:
        return error.code < 500
    except (URLError, OSError):
        return False


@contextmanager
def stoppable() -> Iterator[None]:
    """Let SIGTERM and a closed terminal raise what Ctrl-C raises, so that children are stopped."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
