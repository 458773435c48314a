"""Writers take turns: SQLite lets one write at a time and makes the others sleep; the kernel wakes them at once."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection


@contextmanager
def writers_turn() -> Iterator[None]:
    """Hold the turn to write; the other threads and processes of this site wait without polling.

    PostgreSQL needs none of this and gets none. A killed process loses its turn with its life.
    """
    path = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor != "sqlite" or connection.in_atomic_block or not path.is_absolute():
        yield
        return
    with path.with_suffix(".turn").open("a") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield
