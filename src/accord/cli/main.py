"""The entry point `accord`. Each group is loaded only when it is asked for, so that help comes at once."""

from collections.abc import Callable, Sequence
from importlib import import_module

import typer
from typer.main import get_command

from accord import __version__
from accord.errors import AccordError, NotEnoughData

# name → module with a Typer `app`, help, whether the app holds the command under the same name
GROUPS: tuple[tuple[str, str, str, bool], ...] = (
    ("measures", "accord.cli.measures", "The library of measures: list, show, check, export, import.", False),
    ("score", "accord.cli.score", "Score a table of answers, one form a row.", False),
    ("simulate", "accord.cli.simulate", "Make a practice's courses from a seed.", False),
    ("demo", "accord.web.config.commands.app", "A practice to look at, with made-up people.", True),
    ("serve", "accord.web.config.commands.app", "Serve a practice.", True),
    ("worker", "accord.web.config.commands.app", "Send what must leave the house, and the nightly work.", True),
    ("migrate", "accord.web.config.commands.app", "Bring the database up to date.", True),
    ("doctor", "accord.web.config.commands.app", "Look whether everything is in order.", True),
    ("keys", "accord.web.config.commands.app", "The keys that encrypt what clients write.", True),
)
_PASS_ON = {
    "allow_extra_args": True,
    "ignore_unknown_options": True,
    "allow_interspersed_args": False,
    "help_option_names": [],
}

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"accord {__version__}")
        raise typer.Exit


@app.callback()
def accord(
    version: bool = typer.Option(False, "--version", callback=_print_version, is_eager=True, help="Print the version."),
) -> None:
    """The alliance between a therapist and a client: measures, scores, and the practice on a web page."""


def _loader(name: str, module: str, *, nested: bool) -> Callable[[typer.Context], None]:
    def load_and_run(context: typer.Context) -> None:
        arguments = [name, *context.args] if nested else list(context.args)
        run(module, arguments, called="accord" if nested else f"accord {name}")

    return load_and_run


def run(module: str, arguments: Sequence[str], *, called: str) -> None:
    """Load a group and run it; a mistake of the caller is one plain line, never a traceback.

    module     dotted name of a module with a Typer `app`
    arguments  what follows on the command line
    called     how the command is named in its help
    Raises typer.Exit with 2 for an error in what was given, 0 when there are too few data to say anything.
    """
    try:
        get_command(import_module(module).app)(args=list(arguments), prog_name=called)
    except NotEnoughData as too_few:
        typer.echo(str(too_few))
    except AccordError as wrong:
        typer.echo(f"accord: {wrong}", err=True)
        raise typer.Exit(2) from None


for _name, _module, _help, _nested in GROUPS:
    app.command(_name, help=_help, add_help_option=False, context_settings=_PASS_ON)(
        _loader(_name, _module, nested=_nested)
    )
