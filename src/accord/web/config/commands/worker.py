"""`accord worker`: sends what is due, until it is stopped."""

import logging
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Annotated

import typer

from accord.web.config import site
from accord.web.config.commands.reporting import plain_errors
from accord.web.config.commands.serve import Config

LOOKS_AFTER_EVERY = timedelta(hours=1)
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
    looked_after_at: datetime | None = None
    while not stopped.is_set():
        at = datetime.now(UTC)
        is_due = looked_after_at is None or at - looked_after_at >= LOOKS_AFTER_EVERY
        if _one_round(at, look_after=is_due) and is_due:
            looked_after_at = at
        stopped.wait(every)


def _one_round(at: datetime, *, look_after: bool) -> bool:
    """One look; whether it went through. A missing database is waited for, anything else is a bug and ends it."""
    from django.db import InterfaceError, OperationalError, connection

    try:
        if look_after:
            look_after_the_record(at)
        send_what_is_due()
    except (OperationalError, InterfaceError) as error:
        LOG.warning("The database does not answer (%s); trying again.", type(error).__name__)
        connection.close()
        return False
    return True


def look_after_the_record(at: datetime) -> None:
    """What no answer brings about: questions for the coming days, silence noticed, the practice's own numbers.

    at  now (aware)
    """
    from accord.web.care.services.asking import ask_upcoming
    from accord.web.care.services.norms import refresh_norms
    from accord.web.care.services.silence import raise_silent

    ask_upcoming(at=at)
    raise_silent(at=at)
    refresh_norms(at=at)


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
