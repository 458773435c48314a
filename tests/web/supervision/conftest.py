"""The cast, and a way to sign one of them in."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from tests import cast
from tests.cast import Cast

from accord.web.people.models import User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def people(db: None) -> Cast:
    """Everybody, nothing asked or answered yet."""
    return cast.everybody()


@pytest.fixture
def browser_of() -> Callable[[User], Browser]:
    """A browser in which somebody is signed in."""

    def signed_in(user: User) -> Browser:
        browser = Browser()
        browser.force_login(user, backend=BACKEND)
        return browser

    return signed_in
