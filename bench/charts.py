"""What drawing takes: the course of 40 sessions on a page, warm, in milliseconds. Run: python -m bench.charts"""

import json
import time

from accord.charts.course import course_svg
from accord.charts.figure import Band, Figure, Line, Point

ROUNDS = 200


def figure() -> Figure:
    """Two lines over 40 sessions with gaps and a band."""
    values = [None if number % 9 == 0 else 60 + 20 * ((number * 7) % 5) / 4 for number in range(1, 41)]
    points = tuple(Point(number, value) for number, value in enumerate(values, 1))
    lines = (Line("Client", "client", points), Line("Therapist", "therapist", points))
    return Figure("a course", lines, 0, 100, bands=(Band(4, 40, 60, 80),), band_label="usual")


def main() -> None:
    """Print the median of many drawings; one drawing is a wide and a narrow SVG."""
    shown = figure()
    course_svg(shown)
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        course_svg(shown)
        times.append(1000 * (time.perf_counter() - began))
    times.sort()
    print(json.dumps({"chart_ms": round(times[ROUNDS // 2], 2), "allowed_ms": 30}))


if __name__ == "__main__":
    main()
