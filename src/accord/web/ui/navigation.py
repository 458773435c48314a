"""What the navigation of a page is made of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest


@dataclass(frozen=True)
class NavigationItem:
    """One entry of the main navigation.

    label    what is read, already translated
    url      where it leads, a path of this site
    current  whether the page shown lies under it; `marked` finds it out
    count    how many things wait there; None shows no number
    """

    label: str
    url: str
    current: bool = False
    count: int | None = None


Navigation = Callable[[HttpRequest], Sequence[NavigationItem]]


def marked(items: Sequence[NavigationItem], *, path: str) -> tuple[NavigationItem, ...]:
    """The items, with the one that holds `path` marked as current.

    items  in the order shown
    path   of the page asked for
    Returns copies; the longest address that `path` starts with wins, so "/" never hides "/goals/".
    """
    found = max((item.url for item in items if path.startswith(item.url)), key=len, default="")
    return tuple(replace(item, current=bool(found) and item.url == found) for item in items)
