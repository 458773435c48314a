"""Whom a supervisor talks about first."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests import cast
from tests.cast import Cast

from accord.web.audit.models import AuditEvent
from accord.web.care.models import Consent, Episode, RaisedSignal
from accord.web.people.models import User

Signed = Callable[[User], Browser]


def stands_out(episode: Episode, kind: str = "drop") -> RaisedSignal:
    signal = cast.raised(cast.sessions(episode, 1, is_asked=False)[0], kind)
    signal.raised_at = timezone.now()
    signal.save(update_fields=["raised_at"])
    return signal


def agree(episode: Episode, *, given: bool = True) -> None:
    Consent.objects.create(
        client=episode.client, purpose="supervision", text_version="1", given=given, at=timezone.now()
    )


@pytest.fixture
def sam(people: Cast, browser_of: Signed) -> Browser:
    return browser_of(people.sam)


def test_an_empty_page_says_what_will_be_here(sam: Browser) -> None:
    assert "Nothing waits" in sam.get("/supervision/").content.decode()


def test_it_names_the_client_and_the_reason_when_they_agreed(people: Cast, sam: Browser) -> None:
    stands_out(people.together)
    agree(people.together)
    page = sam.get("/supervision/").content.decode()
    assert "Carla" in page and "lower than usual for you two" in page


def test_without_consent_it_says_only_that_something_needs_attention(people: Cast, sam: Browser) -> None:
    stands_out(people.together)
    page = sam.get("/supervision/").content.decode()
    assert "Carla" not in page and "Something needs attention with a client of Theo" in page
    assert "lower than usual" not in page


def test_a_consent_taken_back_hides_the_name_again(people: Cast, sam: Browser) -> None:
    stands_out(people.together)
    agree(people.together)
    agree(people.together, given=False)
    assert "Carla" not in sam.get("/supervision/").content.decode()
    assert sam.get(f"/supervision/{people.together.pk}/").status_code == 403


def test_other_caseloads_stay_away(people: Cast, sam: Browser) -> None:
    stands_out(people.elsewhere)
    agree(people.elsewhere)
    assert "Curt" not in sam.get("/supervision/").content.decode()
    assert sam.get(f"/supervision/{people.elsewhere.pk}/").status_code == 404


def test_good_news_is_not_something_to_do(people: Cast, sam: Browser) -> None:
    stands_out(people.together, "improved")
    agree(people.together)
    assert "Nothing waits" in sam.get("/supervision/").content.decode()


def test_the_course_opens_without_answers_and_leaves_a_trace(people: Cast, sam: Browser) -> None:
    session = cast.sessions(people.together, 1)[0]
    cast.both_rate(session)
    agree(people.together)
    page = sam.get(f"/supervision/{people.together.pk}/")
    assert page.status_code == 200
    assert AuditEvent.objects.filter(by_id=people.sam.pk, verb="read", client_id=people.carla.pk).count() == 1


def test_the_number_of_queries_does_not_grow_with_the_caseload(people: Cast, sam: Browser) -> None:
    counts = []
    for many in (3, 27):
        for number in range(many):
            episode = cast.client_of(people.theo, f"Client {many}-{number}")
            agree(episode)
            stands_out(episode)
        with CaptureQueriesContext(connection) as queries:
            sam.get("/supervision/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10


@pytest.mark.parametrize("who", ["theo", "alma", "rosa"])
def test_it_belongs_to_supervisors(people: Cast, browser_of: Signed, who: str) -> None:
    assert browser_of(getattr(people, who)).get("/supervision/").status_code == 403
