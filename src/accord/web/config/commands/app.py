"""The commands of the site as one Typer application, mounted by the entry point under the names below."""

import typer

from accord.web.config.commands import demo, doctor, keys, migrate, serve, worker

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.command()(serve.serve)
app.command()(worker.worker)
app.command()(migrate.migrate)
app.command()(doctor.doctor)
app.command()(demo.demo)
app.add_typer(keys.app, name="keys")
