"""Brings one site up to date before it serves: Django, migrations, collected static files."""

import hashlib
import os
from pathlib import Path

from accord.errors import InputError
from accord.web.config import configuration
from accord.web.config.configuration import Configuration

SETTINGS = "accord.web.config.settings"


def read_configuration(settings_file: Path | None = None) -> Configuration:
    """Read the configuration and leave it where Django's settings and child processes find it.

    settings_file  a TOML file; None leaves the choice to ACCORD_CONFIG
    Raises InputError naming file, line and key.
    """
    if settings_file is not None:
        os.environ["ACCORD_CONFIG"] = str(settings_file)
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    return configuration.read(os.environ)


def start_django() -> None:
    """Load settings and rooms; the configuration must have been read before."""
    import django

    django.setup()


def migrate() -> int:
    """Apply every migration that is missing; returns how many were applied.

    Raises InputError when the database cannot be reached.
    """
    from django.core.management import call_command
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if missing:
            call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        if is_disk_full(error):
            raise
        raise InputError(
            f"database: cannot be reached ({_first_line(error)}). Start it, or correct the setting."
        ) from None
    return len(missing)


def collect_static() -> bool:
    """Collect, compress and name static files by their content; returns False when nothing has changed since."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = Path(settings.DATA) / "static.stamp"
    wanted = _static_fingerprint()
    if stamp.exists() and stamp.read_text() == wanted and Path(settings.STATIC_ROOT).is_dir():
        return False
    stamp.parent.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(wanted)
    return True


def _static_fingerprint() -> str:
    from django.contrib.staticfiles.finders import get_finders

    found = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = os.stat(storage.path(name))
            found.update(f"{storage.path(name)} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return found.hexdigest()


def is_disk_full(error: BaseException) -> bool:
    """Whether an error means that the disk is full, as the system or SQLite says it.

    error  what was raised
    """
    return getattr(error, "errno", None) == 28 or "database or disk is full" in str(error)


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".")
