"""A course in the size of a word, for lists."""

from collections.abc import Sequence

from accord.charts.svg import element, ink, number, written

WIDTH, HEIGHT, EDGE = 120, 32, 5


def sparkline_svg(
    values: Sequence[float | None],
    *,
    lowest: float,
    highest: float,
    summary: str,
    usual: tuple[float, float] | None = None,
) -> str:
    """One line without axes; None breaks it, the last value has a dot.

    values           in time order
    lowest, highest  the range of the scale
    summary          the finding in words: the alt text
    usual            low and high of the usual range, None when there is none yet
    """
    step = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
    span = highest - lowest

    def up(value: float) -> float:
        return EDGE + (HEIGHT - 2 * EDGE) * (1 - min(1.0, max(0.0, (value - lowest) / span)))

    path, is_broken, last = "", True, ""
    for place, value in enumerate(values):
        if value is None:
            is_broken = True
            continue
        x, y = EDGE + place * step, up(value)
        path += f"{'M' if is_broken else 'L'}{number(x)} {number(y)}"
        is_broken = False
        last = element("circle", {"class": "chart-client", "cx": x, "cy": y, "r": 3.5})
    parts = [element("title", {}, written(summary))]
    if usual is not None:
        top, bottom = up(usual[1]), up(usual[0])
        tall = max(bottom - top, 1.0)
        parts.append(element("rect", ink("chart-usual", None, x=0, y=top, width=WIDTH, height=tall)))
    if path:
        parts.append(element("path", {"class": "chart-client", "d": path}))
    return element("svg", {"class": "sparkline", "viewBox": f"0 0 {WIDTH} {HEIGHT}", "role": "img"}, *parts, last)
