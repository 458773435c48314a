"""The cast, a fixed clock, and Theo signed in."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client as Browser
from tests import cast
from tests.cast import Cast


@pytest.fixture
def people(db: None) -> Cast:
    """Everybody, nothing asked or answered yet."""
    return cast.everybody()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Sets the time that views read."""

    def set_to(at: datetime) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: at)

    set_to(cast.START)
    return set_to


@pytest.fixture
def theo(people: Cast, clock: Callable[[datetime], None], settings: Any) -> Browser:
    """A browser in which Theo is signed in, on the day of the first session; weeks later he still is."""
    settings.SESSION_COOKIE_AGE = 10 * 365 * 24 * 60 * 60
    browser = Browser()
    browser.force_login(people.theo)
    return browser
