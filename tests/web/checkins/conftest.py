"""What every test of check-ins starts from."""

import pytest
from django.test import Client as Browser
from tests import cast
from tests.cast import Cast

from accord.web.care.models import CheckIn, Moment


@pytest.fixture
def people(db: None) -> Cast:
    return cast.everybody()


@pytest.fixture
def after(people: Cast) -> CheckIn:
    return cast.check_in(cast.sessions(people.together, 1)[0])


@pytest.fixture
def before(after: CheckIn) -> CheckIn:
    return cast.check_in(after.session, Moment.BEFORE)


@pytest.fixture
def theo(people: Cast) -> Browser:
    browser = Browser()
    browser.force_login(people.theo)
    return browser
