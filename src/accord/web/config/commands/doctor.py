"""`accord doctor`: looks at one site and says plainly what is well and what is not."""

import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import typer

from accord.errors import AccordError
from accord.web.config import readiness, site
from accord.web.config.commands.reporting import first_line, plain_errors
from accord.web.config.commands.serve import Config
from accord.web.config.configuration import Configuration

LEAST_FREE_MEGABYTES = 500


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is well, and a line about it."""

    is_well: bool
    line: str


def doctor(config: Config = None) -> None:
    """Check settings, database, keys, letters and disk of a site; exit code 1 when something is wrong."""
    with plain_errors():
        configuration = site.read_configuration(config)
        findings = list(_findings(configuration))
    for finding in findings:
        print(("ok     " if finding.is_well else "WRONG  ") + finding.line)
    if not all(finding.is_well for finding in findings):
        raise typer.Exit(1)


def _findings(configuration: Configuration) -> Iterator[Finding]:
    yield Finding(sys.version_info >= (3, 11), f"Python {platform.python_version()}")
    settings_file = Path(os.environ["ACCORD_CONFIG"]) if "ACCORD_CONFIG" in os.environ else None
    problems = readiness.problems(configuration, settings_file=settings_file)
    yield from (Finding(False, problem) for problem in problems)
    if not problems:
        yield Finding(True, "settings are fit to serve")
    yield _disk(Path(configuration.data))
    site.start_django(Path(configuration.data))
    for look in (_database, _keys, _letters, _crisis_contacts):
        found = _looked(look)
        yield found
        if look is _database and not found.is_well:
            return


def _looked(look: Callable[[], Finding]) -> Finding:
    from django.db import DatabaseError

    try:
        return look()
    except (AccordError, DatabaseError) as error:
        return Finding(False, f"{look.__name__.strip('_')}: {first_line(error)}")


def _disk(data: Path) -> Finding:
    place = next(folder for folder in (data.resolve(), *data.resolve().parents) if folder.exists())
    free = shutil.disk_usage(place).free // 1_000_000
    return Finding(free >= LEAST_FREE_MEGABYTES and os.access(place, os.W_OK), f"{free} MB free in {data}")


def _database() -> Finding:
    from django.db import connection

    missing = site.missing_migrations()
    state = f"{missing} migrations behind; run accord migrate" if missing else "up to date"
    return Finding(not missing, f"database ({connection.vendor}) is {state}")


def _keys() -> Finding:
    from accord.web.care.models import Client

    newest = Client.objects.order_by("-created_at").first()
    if newest is not None and not newest.name:
        return Finding(False, "the newest client's name is empty")
    return Finding(True, "stored texts open with the encryption keys")


def _letters() -> Finding:
    from django.utils import timezone

    from accord.web.outbox.models import Outgoing

    failed = Outgoing.objects.filter(state=Outgoing.State.FAILED).count()
    late = Outgoing.objects.filter(state=Outgoing.State.DUE, due_at__lt=timezone.now() - timedelta(hours=1)).count()
    line = f"letters: {failed} could not be delivered, {late} are more than an hour late"
    return Finding(not failed and not late, line + ("; is accord worker running?" if late else ""))


def _crisis_contacts() -> Finding:
    from accord.web.care.models import CrisisContact

    count = CrisisContact.objects.count()
    words = f"{count} crisis contacts" if count else "no crisis contacts; no check-in opens before a manager sets them"
    return Finding(count > 0, words)
