"""Acknowledging a safety flag."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from tests import cast
from tests.cast import Cast

from accord.web.audit.models import AuditEvent
from accord.web.care.models import Moment, SafetyFlag
from accord.web.people.models import User

Signed = Callable[[User], Browser]


def mood(last: int | None) -> dict[str, int]:
    return {f"phq-9.{item}": 1 for item in range(1, 9)} | ({} if last is None else {"phq-9.9": last})


@pytest.fixture
def flag(people: Cast) -> SafetyFlag:
    """The third answer raises a flag; the first said so too, the second left it out."""
    for session, last in zip(cast.sessions(people.together, 3), (2, None, 1), strict=True):
        cast.answer(cast.check_in(session, Moment.BEFORE), mood(last))
    return SafetyFlag.objects.order_by("raised_at").last()  # type: ignore[return-value]


def address(flag: SafetyFlag) -> str:
    return f"/flags/{flag.pk}/"


def test_it_shows_the_item_the_answer_and_the_two_before(people: Cast, browser_of: Signed, flag: SafetyFlag) -> None:
    page = browser_of(people.theo).get(address(flag)).content.decode()
    assert "better off dead" in page and "Several days" in page
    assert "More than half the days" in page and "not answered" in page


def test_something_must_be_chosen_and_the_note_stays(people: Cast, browser_of: Signed, flag: SafetyFlag) -> None:
    page = browser_of(people.theo).post(address(flag), {"note": "We spoke on the phone."})
    assert page.status_code == 422 and "We spoke on the phone." in page.content.decode()
    flag.refresh_from_db()
    assert flag.acknowledged_at is None


def test_it_is_acknowledged_by_name_and_audited(people: Cast, browser_of: Signed, flag: SafetyFlag) -> None:
    browser_of(people.theo).post(address(flag), {"action": "spoke", "note": ""})
    flag.refresh_from_db()
    assert flag.acknowledged_by == people.theo and flag.action == "spoke"
    assert AuditEvent.objects.filter(object_id=flag.pk, verb="changed", by_id=people.theo.pk).count() == 1


def test_only_this_flag_is_acknowledged(people: Cast, browser_of: Signed, flag: SafetyFlag) -> None:
    browser_of(people.theo).post(address(flag), {"action": "spoke"})
    assert SafetyFlag.objects.filter(acknowledged_at__isnull=True).count() == 1


def test_a_second_acknowledgement_says_who_was_first(people: Cast, browser_of: Signed, flag: SafetyFlag) -> None:
    theo = browser_of(people.theo)
    theo.post(address(flag), {"action": "spoke"})
    page = theo.post(address(flag), {"action": "plan"}, follow=True).content.decode()
    assert "Theo noted this first" in page
    flag.refresh_from_db()
    assert flag.action == "spoke"


def test_the_navigation_counts_open_flags(people: Cast, browser_of: Signed, flag: SafetyFlag) -> None:
    page = browser_of(people.theo).get("/introduction/").content.decode()
    assert 'page-nav-count">2<' in page


@pytest.mark.parametrize("who", ["tess", "sam", "alma", "rosa"])
def test_nobody_else_reads_it(people: Cast, browser_of: Signed, flag: SafetyFlag, who: str) -> None:
    assert browser_of(getattr(people, who)).get(address(flag)).status_code in {403, 404}
