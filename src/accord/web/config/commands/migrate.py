"""`accord migrate`: bring the database and the static files up to date without serving."""

from pathlib import Path

from accord.web.config import site
from accord.web.config.commands.reporting import plain_errors
from accord.web.config.commands.serve import Config


def migrate(config: Config = None) -> None:
    """Bring the database up to date; `accord serve` does the same before it serves."""
    with plain_errors():
        configuration = site.read_configuration(config)
        site.start_django(Path(configuration.data))
        applied = site.migrate()
        site.collect_static()
    print(f"{applied} migrations applied." if applied else "The database is up to date.")
