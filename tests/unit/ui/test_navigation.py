"""The entry under which the reader stands is marked, and only that one."""

from accord.web.ui.navigation import NavigationItem, marked

ITEMS = (NavigationItem("Today", "/"), NavigationItem("Goals", "/goals/"), NavigationItem("Old goals", "/goals/old/"))


def current(path: str) -> list[str]:
    return [item.label for item in marked(ITEMS, path=path) if item.current]


def test_the_longest_matching_address_is_current() -> None:
    assert current("/goals/old/7/") == ["Old goals"]


def test_the_first_page_does_not_hide_a_deeper_one() -> None:
    assert current("/goals/7/") == ["Goals"]


def test_nothing_is_current_when_no_address_matches() -> None:
    assert not any(item.current for item in marked(ITEMS[1:], path="/today/"))
