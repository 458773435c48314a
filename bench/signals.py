"""How often each rule speaks up where nothing had changed, and how many planted drops are found, on simulated courses.

Run: python -m bench.signals [--clients 2000] [--write]
`--write` renews src/accord/signals/error_rates.py.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from accord.analytics.simulate import simulate
from accord.analytics.simulated import ErrorRate, courses_from, error_rates
from accord.courses.within import pooled_within_sd
from accord.signals.rules import Rules

SEED = 20_261
SESSIONS = 20
STORED = Path(__file__).resolve().parents[1] / "src" / "accord" / "signals" / "error_rates.py"
TEXT = '''"""How often each rule speaks up in simulated sessions in which nothing had changed.

Written by `python -m bench.signals --write`: {clients} simulated courses of up to {sessions} sessions, seed {seed};
{unchanged} rated sessions of courses without a planted drop. Ratings scatter there as we suppose; real ones may not.
The rules are set as shipped. The usual spread of these courses themselves is {own_spread} points. What a heavier
signal of the same session already says is not counted.
"""

from collections.abc import Mapping

FALSE_ALARMS_PER_20: Mapping[str, float] = {{
{rows}
}}
"""Rule → false alarms per 20 rated sessions."""
DROPS_FOUND: Mapping[str, float] = {{
    "drop-k": {found},
}}
"""Rule → share (0–1) of planted drops, 20 to 35 points deep, that it finds in the first session of the drop."""
'''


def main() -> None:
    """Measure as shipped, with the courses' own spread, and with a wider margin; print, and write when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=2000)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    dyads = simulate(clients=asked.clients, sessions=SESSIONS, therapists=50, seed=SEED)
    spread = pooled_within_sd(
        [[value for _number, value in one.client_alliance()] for one in courses_from(dyads).values()]
    )
    shipped = error_rates(dyads, Rules())
    show(
        {
            f"shipped: k = 1, spread {Rules().within_sd:g}": shipped,
            f"own spread: k = 1, spread {spread:.1f}": error_rates(dyads, Rules(within_sd=spread)),
            f"own spread: k = 2, spread {spread:.1f}": error_rates(dyads, Rules(within_sd=spread, drop_k=2)),
        }
    )
    if asked.write:
        write(shipped, clients=asked.clients, own_spread=spread)


def show(settings: Mapping[str, Mapping[str, ErrorRate]]) -> None:
    """One row per setting and rule; what a setting does not touch is printed once."""
    table = Table(title="Rules about ratings, on simulated courses")
    for heading in ("parameters", "rule", "false alarms per 20 sessions", "planted drops found"):
        table.add_column(heading, justify="left" if heading in ("parameters", "rule") else "right")
    for place, (name, rates) in enumerate(settings.items()):
        for rule, rate in rates.items():
            if place == 0 or rule == "drop-k":
                found = f"{100 * rate.found_share:.0f} %" if rule == "drop-k" else ""
                table.add_row(name, rule, f"{rate.per_20:.2f}", found)
    Console(width=110).print(table)


def write(rates: Mapping[str, ErrorRate], *, clients: int, own_spread: float) -> None:
    """Put the figures where every signal takes them from."""
    text = TEXT.format(
        clients=clients,
        sessions=SESSIONS,
        seed=SEED,
        unchanged=rates["drop-k"].unchanged,
        own_spread=round(own_spread, 1),
        rows="\n".join(f'    "{rule}": {round(rate.per_20, 2)},' for rule, rate in rates.items()),
        found=round(rates["drop-k"].found_share, 2),
    )
    STORED.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
