"""Runs every check of the code and reports all failures, not only the first. Run by `make lint`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS = {
    "ruff check": ["ruff", "check", "--quiet", "."],
    "ruff format": ["ruff", "format", "--check", "--quiet", "--diff", "."],
    "mypy": ["mypy"],
    "import-linter": ["lint-imports", "--no-cache"],
    "djlint": ["djlint", "--lint", "--quiet", "src/accord/web"],
    "django check": ["django-admin", "check", "--fail-level", "WARNING"],
    "migrations": ["django-admin", "makemigrations", "--check", "--dry-run"],
}


def main() -> int:
    """Run the checks, two at a time; returns 1 when any failed."""
    with tempfile.TemporaryDirectory() as data, ThreadPoolExecutor(2) as pool:
        environ = {
            **os.environ,
            "ACCORD_DATA": data,
            "DJANGO_SETTINGS_MODULE": "accord.web.config.settings",
            "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}",
        }
        outcomes = list(pool.map(lambda name: check(name, environ), CHECKS))
    failed = [outcome for outcome in outcomes if outcome]
    for outcome in failed:
        print(outcome, flush=True)
    print(f"lint: {len(CHECKS) - len(failed)} checks passed, {len(failed)} failed", flush=True)
    return 1 if failed else 0


def check(name: str, environ: dict[str, str]) -> str:
    """Run one check and print its line; returns what it said when it failed, else ""."""
    began = time.monotonic()
    done = subprocess.run(
        CHECKS[name], cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    mark = "failed" if done.returncode else "ok"
    print(f"lint: {name:<14} {mark:<6} {time.monotonic() - began:5.1f} s", flush=True)
    return f"\n--- {name}: {' '.join(CHECKS[name])}\n{done.stdout.rstrip()}\n" if done.returncode else ""


if __name__ == "__main__":
    sys.exit(main())
