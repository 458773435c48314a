"""`accord demo`: a practice to look at, in one command."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from accord.web.config import processes, site
from accord.web.config.commands.reporting import Steps, plain_errors
from accord.web.config.demo_place import Place

HOST = "127.0.0.1"
SEED = 20261123


def demo(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where to serve.")] = 8000,
    data: Annotated[Path, typer.Option(help="The folder that keeps the demo between starts.")] = Path("var"),
    reset: Annotated[bool, typer.Option("--reset", help="Throw the demo in that folder away and begin anew.")] = False,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Start in a fresh folder, do one check-in over HTTP, print what was stored, stop."
        ),
    ] = False,
) -> None:
    """Start a practice with simulated people, and say how to sign in."""
    with plain_errors(), processes.stoppable():
        if check:
            _check()
        else:
            _show(port, Place(data.resolve()), reset=reset)


def _show(port: int, place: Place, *, reset: bool) -> None:
    console = Console(width=None if sys.stdout.isatty() else 120)
    processes.need_free_port(
        HOST,
        port,
        advice=f"Stop that program, or choose another: make demo PORT={port + 1}, accord demo --port {port + 1}.",
    )
    if reset:
        place.remove()
    try:
        with running(place, port, Steps(console)) as children:
            _welcome(console, place, port)
            children.watch()
    except KeyboardInterrupt:
        console.print("Stopped. The demo is kept; the next start takes seconds.", highlight=False)


def _check() -> None:
    from accord.web.config import demo_check

    with tempfile.TemporaryDirectory(prefix="accord-demo-") as folder:
        port = processes.free_port()
        with running(Place(Path(folder)), port, Steps(Console(stderr=True))):
            print(demo_check.one_check_in(f"http://localhost:{port}", at=datetime.now(UTC)), flush=True)


@contextmanager
def running(place: Place, port: int, steps: Steps) -> Iterator[processes.Children]:
    """A demo that answers, with its worker.

    place  where it lives
    port   where it listens
    steps  where the start is shown
    Yields the two processes; both are stopped at the end, however it comes.
    """
    prepare(place, port, steps)
    children = processes.Children()
    try:
        with steps.step("starting the server"):
            children.start("server", processes.server_command(host=HOST, port=port, workers=2), os.environ)
            children.start("worker", processes.worker_command(), os.environ)
            children.wait_until_it_answers(f"http://{HOST}:{port}/")
        yield children
    finally:
        children.stop()


def prepare(place: Place, port: int, steps: Steps) -> None:
    """Settings, database, practice and static files, each made only when it is not there.

    place  where the demo lives
    port   where it will listen, for links in letters
    steps  where progress is shown
    """
    place.make_room()
    place.use(address=f"http://localhost:{port}")
    site.start_django(place.data)
    with steps.step("preparing the database"):
        site.migrate()
    if not place.is_loaded:
        with steps.step("loading the practice") as report:
            _practice().load(seed=SEED, at=datetime.now(UTC), progress=report)
        place.keep()
    with steps.step("collecting static files"):
        site.collect_static()


def _practice() -> Any:
    """The module that writes the simulated practice; loaded late, since it needs Django's rooms."""
    return import_module("accord.web.config.demo_practice")


def _welcome(console: Console, place: Place, port: int) -> None:
    console.print(f"\n[bold]Accord is at http://localhost:{port}[/bold]\n", highlight=False)
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("Role", "E-mail", "Password", "Look at"):
        table.add_column(heading, no_wrap=heading != "Look at")
    for way in _practice().SIGN_INS:
        table.add_row(str(way.role), way.email, way.password, way.note)
    console.print(table, highlight=False)
    console.print(
        f"\nLetters it sends are at http://localhost:{port}/dev/mail/ and in {place.mail}.\n"
        f"Everything stays in {place.data}. To begin anew: make demo-reset. Ctrl-C stops it.\n",
        highlight=False,
        soft_wrap=True,
    )
