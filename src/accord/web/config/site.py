"""Brings one site up to date before it serves: Django, migrations, collected static files."""

import hashlib
import os
from pathlib import Path

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


def start_django(data: Path) -> None:
    """Load settings and rooms; the configuration must have been read before.

    data  the folder for the database and collected files; made when it is not there, for nobody else to read
    """
    import django

    os.umask(0o077)
    data.mkdir(parents=True, exist_ok=True)
    django.setup()


def migrate() -> int:
    """Apply every migration that is missing; returns how many were applied."""
    from django.core.management import call_command

    missing = missing_migrations()
    if missing:
        call_command("migrate", verbosity=0, interactive=False)
    return missing


def missing_migrations() -> int:
    """How many migrations the database lacks."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


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
