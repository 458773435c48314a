"""`accord worker`: sends what is due, until it is stopped."""

import logging
import signal
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Annotated

import typer

from accord.web.config import site
from accord.web.config.commands.reporting import plain_errors
from accord.web.config.commands.serve import Config

LOG = logging.getLogger("accord.worker")


def worker(
    once: Annotated[bool, typer.Option("--once", help="Send what is due now, then stop.")] = False,
    every: Annotated[float, typer.Option(min=0.1, help="Seconds between two looks.")] = 5.0,
    config: Config = None,
) -> None:
    """Send the letters that are due. Several workers may run; each letter is claimed by one."""
    with plain_errors():
        configuration = site.read_configuration(config)
        site.start_django(Path(configuration.data))
        if once:
            print(f"{send_what_is_due()} letters sent.")
            return
        _until_stopped(every)


def _until_stopped(every: float) -> None:
    stopped = Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopped.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    while not stopped.is_set():
        _one_round()
        stopped.wait(every)


def _one_round() -> None:
    """One look. A database that is away is waited for; anything else is a bug and ends the worker."""
    from django.db import InterfaceError, OperationalError, connection

    try:
        send_what_is_due()
    except (OperationalError, InterfaceError) as error:
        LOG.warning("The database does not answer (%s); trying again.", type(error).__name__)
        connection.close()


def send_what_is_due() -> int:
    """Claim and send until nothing is due; returns how many were sent."""
    from django.utils import timezone

    from accord.web.outbox import services
    from accord.web.outbox.models import Outgoing

    sent = 0
    while claimed := services.claim(at=timezone.now()):
        states = [services.send(outgoing, at=timezone.now()) for outgoing in claimed]
        sent += states.count(Outgoing.State.SENT)
    return sent
