"""How often each rule speaks up where nothing had changed, and how many planted drops are found, on simulated courses.

Run: python -m bench.signals [--clients 2000] [--write]
`--write` renews src/accord/signals/error_rates.py.
"""

import argparse
import json
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path

from accord.alliance import ASPECTS
from accord.analytics.simulate import Dyads, simulate
from accord.courses.course import Course, Rating, Session
from accord.courses.within import pooled_within_sd
from accord.signals.evaluate import Rules, evaluate

SEED = 20_261
SESSIONS = 20
MEASURED = ("drop-k", "fall", "item-low", "safety-low", "two-views")
"""Rules about ratings. What passes an answer on has no false alarms; the others do not speak of a change."""
ABOUT_DROPS = ("drop-k", "fall")
HEAD = '''"""How often each rule speaks up in simulated sessions in which nothing had changed.

Written by `python -m bench.signals --write`: {clients} simulated courses of up to {sessions} sessions, seed {seed};
{rated} rated sessions of courses without a planted drop. Ratings scatter there as we suppose; real ones may not.
The rules are set as shipped. The usual spread of these courses themselves is {own_spread} points.
"""

from collections.abc import Mapping

FALSE_ALARMS_PER_20: Mapping[str, float] = {{
{rows}
}}
"""Rule → false alarms per 20 rated sessions."""
DROPS_FOUND: Mapping[str, float] = {{
{found}
}}
"""Rule → share (0–1) of planted drops, 20 to 35 points deep, that it finds in the first session of the drop."""
'''


def courses_of(dyads: Dyads) -> dict[str, Course]:
    """Client → course, as the record would hold it."""
    answers: dict[tuple[str, int, str], dict[str, int]] = defaultdict(dict)
    for client, number, rater, item, value in dyads.ratings.iter_rows():
        answers[client, number, rater][item] = value
    sessions: dict[str, list[Session]] = defaultdict(list)
    for client, number, day, state in dyads.sessions.iter_rows():
        both = {rater: _rating(answers.get((client, number, rater))) for rater in ("client", "therapist")}
        on = date(2026, 1, 5) + timedelta(days=day)
        sessions[client].append(Session(number, on, state, asked=state == "attended", **both))
    return {client: Course(tuple(all_of_one), goals_agreed=1) for client, all_of_one in sessions.items()}


def _rating(answers: dict[str, int] | None) -> Rating | None:
    if answers is None:
        return None
    aspects = {one.id: answers[one.id] for one in ASPECTS}
    beside = {key: answers.get(key) for key in ("off_moment", "held_back", "compared")}
    return Rating(sum(aspects.values()) / len(aspects) * 20, aspects, **beside)


def measure(dyads: Dyads, courses: dict[str, Course], rules: Rules) -> dict[str, object]:
    """False alarms in undisturbed courses, and planted drops found."""
    drops = {(client, number) for client, number, event, _ in dyads.truth.iter_rows() if event == "drop"}
    disturbed = {client for client, _ in drops}
    alarms: Counter[str] = Counter()
    found: Counter[str] = Counter()
    rated, planted = 0, 0
    for client, course in courses.items():
        numbers = [number for number, _ in course.client_alliance()]
        signals = evaluate(course, rules)
        if client not in disturbed:
            rated += len(numbers)
            alarms.update(one.rule for one in signals)
            continue
        at = next((number for owner, number in drops if owner == client), 0)
        if at in numbers[1:]:
            planted += 1
            found.update({one.rule for one in signals if one.session == at})
    return {
        "rated": rated,
        "per_20": {rule: round(20 * alarms[rule] / rated, 2) for rule in MEASURED},
        "drops": planted,
        "found": {rule: round(found[rule] / planted, 2) for rule in MEASURED},
    }


def _write(result: dict[str, object], spread: float, clients: int) -> None:
    text = HEAD.format(
        clients=clients,
        sessions=SESSIONS,
        seed=SEED,
        rated=result["rated"],
        own_spread=round(spread, 1),
        rows="\n".join(f'    "{rule}": {rate},' for rule, rate in result["per_20"].items()),
        found="\n".join(f'    "{rule}": {result["found"][rule]},' for rule in ABOUT_DROPS),
    )
    Path("src/accord/signals/error_rates.py").write_text(text, encoding="utf-8")


def main() -> None:
    """Measure with the shipped spread and with the courses' own, and print both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=2000)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    dyads = simulate(clients=asked.clients, sessions=SESSIONS, therapists=50, seed=SEED)
    courses = courses_of(dyads)
    spread = pooled_within_sd([[value for _, value in one.client_alliance()] for one in courses.values()])
    results = {
        "shipped": measure(dyads, courses, Rules()),
        "own": measure(dyads, courses, Rules(within_sd=spread)),
    }
    print(json.dumps({"own_spread": round(spread, 2), **results}, indent=2))
    if asked.write:
        _write(results["shipped"], spread, asked.clients)


if __name__ == "__main__":
    main()
