"""Where the demo lives: a folder with its settings, its own keys, its database and letters, kept between starts."""

import os
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from accord.errors import InputError
from accord.web.config import site
from accord.web.config.commands.keys import new_key, new_secret

NEEDED_MEGABYTES = 200
SETTINGS = """\
# Made by `accord demo` for itself. The keys below open the demo's database; nothing else uses them.
demo = true
database = "sqlite:///{database}"
data = "{data}"
mail = "folder:{mail}"
mail_from = "practice@demo.example"
secret_key = "{secret}"

[encryption_keys]
"demo" = "{key}"
"""


@dataclass(frozen=True, slots=True)
class Place:
    """The demo's folder."""

    data: Path

    @property
    def settings_file(self) -> Path:
        """The demo's settings with its keys."""
        return self.data / "demo.toml"

    @property
    def database(self) -> Path:
        """The practice; it has this name only once it is complete."""
        return self.data / "demo.sqlite3"

    @property
    def unfinished(self) -> Path:
        """The practice while it is being loaded."""
        return self.data / "demo-unfinished.sqlite3"

    @property
    def mail(self) -> Path:
        """The folder where letters are written."""
        return self.data / "demo-mail"

    @property
    def is_loaded(self) -> bool:
        """Whether a complete practice is there."""
        return self.database.exists()

    def remove(self) -> None:
        """Throw the demo away: its own files, nothing else in the folder."""
        for path in (self.database, self.unfinished):
            _remove_database(path)
        self.settings_file.unlink(missing_ok=True)
        shutil.rmtree(self.mail, ignore_errors=True)

    def make_room(self) -> None:
        """Make the folder and its settings, unless they are there.

        Raises InputError when the disk is full or the keys of an existing practice are gone.
        """
        try:
            self.data.mkdir(parents=True, exist_ok=True)
        except FileExistsError:
            raise InputError(f"{self.data} is a file; the demo needs a folder. Choose another with --data.") from None
        if shutil.disk_usage(self.data).free < NEEDED_MEGABYTES * 1_000_000:
            needed = f"the demo needs {NEEDED_MEGABYTES} MB in {self.data}"
            raise InputError(f"The disk is full: {needed}. Free some space, then try again.")
        if self.settings_file.exists():
            return
        if self.is_loaded:
            raise InputError(
                f"{self.settings_file} is gone, and with it the keys of the practice in {self.database}. "
                "Put it back, or start over with: accord demo --reset"
            )
        text = SETTINGS.format(
            database=self.database, data=self.data, mail=self.mail, secret=new_secret(), key=new_key()
        )
        with open(
            os.open(self.settings_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write(text)

    def use(self, *, address: str) -> None:
        """Let this process and its children use this place and nothing that the surroundings say.

        address  how the demo is reached in this run
        """
        for name in [name for name in os.environ if name.startswith("ACCORD_")]:
            del os.environ[name]
        os.environ["ACCORD_ADDRESS"] = address
        if not self.is_loaded:
            _remove_database(self.unfinished)  # what an interrupted start left behind
            os.environ["ACCORD_DATABASE"] = f"sqlite:///{self.unfinished}"
        site.read_configuration(self.settings_file)

    def keep(self) -> None:
        """Give a loaded practice its name, and use it under that name."""
        from django.db import connection

        connection.close()
        _fold_log_into(self.unfinished)
        self.unfinished.rename(self.database)
        connection.settings_dict["NAME"] = str(self.database)
        del os.environ["ACCORD_DATABASE"]


def _fold_log_into(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    for suffix in ("-wal", "-shm"):
        Path(f"{database}{suffix}").unlink(missing_ok=True)


def _remove_database(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
