"""`accord serve`: the production start."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from accord.errors import InputError
from accord.web.config import processes, readiness, site
from accord.web.config.commands.reporting import plain_errors

SETTINGS_FILE = typer.Option("--config", help="The settings, a TOML file. Default: the one named by ACCORD_CONFIG.")
Config = Annotated[Path | None, SETTINGS_FILE]


def serve(
    host: Annotated[str, typer.Option(help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where to listen.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that answer, with two threads each.")] = 2,
    config: Config = None,
) -> None:
    """Serve the site: check the settings, migrate, collect static files, answer."""
    with plain_errors():
        processes.need_free_port(host, port, advice="Stop that program, or choose another with --port.")
        prepare(config)
        command = processes.server_command(host=host, port=port, workers=workers)
        print(f"Accord listens on {host}:{port}.", file=sys.stderr, flush=True)
        os.execv(command[0], command)  # noqa: S606 - the server takes this process over, and with it its signals


def prepare(config: Path | None) -> None:
    """Everything before the first answer.

    config  the settings file, or None
    Raises InputError with every reason not to start.
    """
    configuration = site.read_configuration(config)
    settings_file = Path(os.environ["ACCORD_CONFIG"]) if "ACCORD_CONFIG" in os.environ else None
    if reasons := readiness.problems(configuration, settings_file=settings_file):
        raise InputError("this site must not start yet:\n" + "\n".join(f"  - {reason}" for reason in reasons))
    site.start_django(Path(configuration.data))
    site.migrate()
    site.collect_static()
