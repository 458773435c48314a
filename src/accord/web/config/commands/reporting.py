"""How the commands speak: mistakes as one plain line, long work with visible progress."""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from accord.errors import AccordError, InputError
from accord.web.config.site import is_disk_full

Report = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""


@contextmanager
def plain_errors() -> Iterator[None]:
    """Show what went wrong as one line; exit code 2 for a mistake in what was given, 1 for the rest."""
    from django.db import DatabaseError

    try:
        yield
    except InputError as error:
        _leave(str(error), 2)
    except AccordError as error:
        _leave(str(error), 1)
    except (OSError, sqlite3.Error, DatabaseError) as error:
        if (line := _line_about(error)) is None:
            raise
        _leave(line, 1)


def _line_about(error: Exception) -> str | None:
    from django.db import OperationalError, ProgrammingError

    if is_disk_full(error):
        return "The disk is full. Free some space, then try again; what was stored before is unharmed."
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename} cannot be written or read ({error.strerror}). Choose another folder."
    if isinstance(error, OperationalError | ProgrammingError):
        cure = "Start it, or correct the setting `database`; after an update run accord migrate."
        return f"The database does not answer as it should ({first_line(error)}). {cure}"
    return None


def first_line(error: BaseException) -> str:
    """The first line of what an error says, without its full stop.

    error  what was raised
    """
    return str(error).strip().partition("\n")[0].rstrip(".")


def _leave(line: str, code: int) -> None:
    print(f"accord: {line}", file=sys.stderr, flush=True)
    raise typer.Exit(code) from None


class Steps:
    """Shows the steps of a start: a count while one runs, then a tick; plain lines where there is no terminal."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @contextmanager
    def step(self, title: str) -> Iterator[Report]:
        """One step.

        title  what is being done
        Yields a function to report progress with.
        """
        began = monotonic()
        with self._count(title) if self._console.is_terminal else self._lines(title) as report:
            yield report
        self._console.print(f"[green]✓[/green] {title} [dim]({monotonic() - began:.1f} s)[/dim]", highlight=False)

    @contextmanager
    def _count(self, title: str) -> Iterator[Report]:
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TextColumn("{task.fields[count]}"),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=self._console, transient=True) as progress:
            task = progress.add_task(title, total=None, count="")

            def report(words: str, done: int, total: int) -> None:
                progress.update(task, description=words, count=f"{done} of {total}")

            yield report

    @contextmanager
    def _lines(self, title: str) -> Iterator[Report]:
        self._console.print(f"  {title} …", highlight=False)
        told: set[tuple[str, int]] = set()

        def report(words: str, done: int, total: int) -> None:
            quarter = 4 * done // total if total else 0
            if quarter and (words, quarter) not in told:
                told.add((words, quarter))
                self._console.print(f"    {words}: {done} of {total}", highlight=False)

        yield report
