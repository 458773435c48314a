"""Runs every measurement, each in a process of its own, and prints one table. Run by `make bench`."""

import json
import subprocess
import sys

from rich.console import Console
from rich.table import Table

DATABASES = ("sqlite", "postgres")
ROWS = (
    ("bare commits per second", "bare_commits_per_second", ""),
    ("submits per second", "submits_per_second", ""),
    ("submits, % of bare commits", "share_percent", "at least 5, aim 10"),
    ("p50 at half load, ms", "half_load_p50_ms", ""),
    ("p99 at half load, ms", "half_load_p99_ms", ""),
    ("p99 at half load / bare p99", "half_load_p99_over_bare_p99", "under 20"),
    ("acknowledged", "acknowledged", ""),
    ("lost or duplicated", "lost_or_duplicated", "0"),
)


def measure(database: str) -> dict[str, object]:
    """One run of `bench.submits` on one database."""
    command = [sys.executable, "-m", "bench.submits", "--database", database]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"The measurement on {database} failed; the reason is above.")
    return json.loads(done.stdout[done.stdout.index("{") :])


def main() -> None:
    """Measure, then print."""
    table = Table(title="Submits through the real server, as a share of bare durable commits in the same run")
    for heading in ("", *DATABASES, "wanted"):
        table.add_column(heading, justify="left" if heading in ("", "wanted") else "right")
    found = {}
    for database in DATABASES:
        print(f"measuring on {database} …", file=sys.stderr, flush=True)
        found[database] = measure(database)
    for title, key, wanted in ROWS:
        table.add_row(title, *(str(found[database][key]) for database in DATABASES), wanted)
    Console(width=100).print(table)
    subprocess.run([sys.executable, "-m", "bench.charts"], check=True)


if __name__ == "__main__":
    main()
