"""Adding sessions, and what becomes of them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests import cast
from tests.cast import Cast

from accord.errors import InputError, Refused
from accord.web.audit.models import AuditEvent
from accord.web.care.models import CheckIn
from accord.web.care.services.sessions import Series, add_sessions, set_state

LONDON = ZoneInfo("Europe/London")
BEFORE_SPRING = datetime(2026, 3, 22, 9, 0)
"""The clocks in London go forward on 29 March 2026."""


def test_a_weekly_series_keeps_its_hour_when_the_clocks_change() -> None:
    starts = Series(first=BEFORE_SPRING, count=3).starts("Europe/London")
    assert [one.astimezone(LONDON).strftime("%d %H:%M") for one in starts] == ["22 09:00", "29 09:00", "05 09:00"]
    assert [one.hour for one in starts] == [9, 8, 8]


def test_an_hour_that_the_spring_change_skips_becomes_one_hour_later() -> None:
    (skipped,) = Series(first=datetime(2026, 3, 29, 1, 30)).starts("Europe/London")
    assert skipped.astimezone(LONDON).strftime("%H:%M") == "02:30"


@pytest.mark.parametrize("count", [0, 53])
def test_a_series_has_one_to_fifty_two_sessions(count: int) -> None:
    with pytest.raises(InputError, match="allowed 1–52"):
        Series(first=BEFORE_SPRING, count=count).starts("UTC")


def test_sessions_are_numbered_on_from_the_last_one(people: Cast) -> None:
    cast.sessions(people.together, 2, is_asked=False)
    made = add_sessions(
        episode=people.together, series=Series(datetime(2026, 2, 2, 10), count=2), by=people.theo, at=cast.START
    )
    assert [one.number for one in made] == [3, 4]


def test_sessions_of_a_series_have_their_check_ins(people: Cast) -> None:
    add_sessions(
        episode=people.together, series=Series(datetime(2026, 2, 2, 10), count=2), by=people.theo, at=cast.START
    )
    asked = CheckIn.objects.values_list("session__number", "moment", "respondent")
    assert len(asked) == 6
    assert (2, "after", "therapist") in asked


def test_a_session_before_the_last_one_is_refused(people: Cast) -> None:
    cast.sessions(people.together, 2, is_asked=False)
    with pytest.raises(Refused, match="later day"):
        add_sessions(episode=people.together, series=Series(datetime(2026, 1, 6, 10)), by=people.theo, at=cast.START)


@pytest.mark.parametrize("state", ["cancelled", "missed"])
def test_a_session_that_does_not_happen_takes_its_open_questions_back(people: Cast, state: str) -> None:
    (session,) = cast.sessions(people.together, 1)
    set_state(session=session, state=state, by=people.theo, at=cast.START)
    assert not session.check_ins.exists()


def test_a_cancelled_session_that_took_place_after_all_is_asked_about_again(people: Cast) -> None:
    (session,) = cast.sessions(people.together, 1)
    set_state(session=session, state="cancelled", by=people.theo, at=cast.START)
    set_state(session=session, state="attended", by=people.theo, at=cast.START)
    assert session.check_ins.count() == 3


def test_what_was_answered_before_a_missed_session_stays(people: Cast) -> None:
    (session,) = cast.sessions(people.together, 1)
    cast.answer(cast.check_in(session, "before"), {"phq-9.1": 1})
    set_state(session=session, state="missed", by=people.theo, at=cast.START)
    assert [one.moment for one in session.check_ins.all()] == ["before"]


def test_a_session_with_answers_about_it_cannot_become_missed(people: Cast) -> None:
    (session,) = cast.sessions(people.together, 1)
    cast.both_rate(session)
    with pytest.raises(Refused, match="it took place"):
        set_state(session=session, state="missed", by=people.theo, at=cast.START)


def test_every_change_of_a_session_is_remembered(people: Cast) -> None:
    (session,) = cast.sessions(people.together, 1)
    set_state(session=session, state="missed", by=people.theo, at=cast.START + timedelta(days=1))
    event = AuditEvent.objects.get(verb="changed")
    assert (event.about, event.client_id, event.by_id) == ("session", people.carla.pk, people.theo.pk)
