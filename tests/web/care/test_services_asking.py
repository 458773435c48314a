"""What is asked about a session."""

from datetime import timedelta

import pytest
from tests import cast
from tests.cast import Cast

from accord.web.care.models import CheckIn, Consent, Sitting, TherapySession
from accord.web.care.services.asking import ask, ask_upcoming
from accord.web.checkins.services import new_link


def asked_of_clients(session: TherapySession) -> set[str]:
    return set(session.check_ins.filter(respondent="client").values_list("moment", flat=True))


def test_the_check_in_before_opens_a_day_ahead_and_is_due_at_the_start(people: Cast) -> None:
    (session,) = cast.sessions(people.together, 1)
    before = cast.check_in(session, "before")
    assert before.opens_at == session.starts_at - timedelta(hours=24)
    assert before.due_at == session.starts_at


def test_the_check_in_after_opens_at_the_end_and_is_due_three_days_later(people: Cast) -> None:
    (session,) = cast.sessions(people.together, 1)
    after = cast.check_in(session)
    assert after.opens_at == session.starts_at + timedelta(minutes=50)
    assert after.due_at == after.opens_at + timedelta(hours=72)


def test_before_a_session_goals_and_the_topic_are_asked_too(people: Cast) -> None:
    (session,) = cast.sessions(people.together, 1)
    assert cast.check_in(session, "before").asks == {
        "measures": [["phq-9", "1"]],
        "goals": True,
        "topic": True,
        "short": False,
    }


def test_every_third_means_sessions_one_four_and_seven(people: Cast) -> None:
    cast.the_practice(plan=[("phq-9", "before", "client", 3)])
    made = cast.sessions(people.together, 7)
    numbers = [one.number for one in made if cast.check_in(one, "before").asks["measures"]]
    assert numbers == [1, 4, 7]


def test_without_crisis_contacts_nothing_is_asked_of_clients(people: Cast) -> None:
    cast.the_practice(has_contacts=False)
    (session,) = cast.sessions(people.together, 1)
    assert list(session.check_ins.values_list("respondent", flat=True)) == ["therapist"]


def test_a_client_who_said_no_to_check_ins_is_asked_nothing(people: Cast) -> None:
    Consent.objects.create(client=people.carla, purpose="feedback", text_version="1", given=False, at=cast.START)
    (session,) = cast.sessions(people.together, 1)
    assert asked_of_clients(session) == set()


def test_asking_twice_asks_once(people: Cast) -> None:
    (session,) = cast.sessions(people.together, 1)
    ask(session, by=people.theo, at=cast.START)
    assert session.check_ins.count() == 3


def test_while_the_last_answers_are_unread_only_the_alliance_check_in_is_asked(people: Cast) -> None:
    first, second = cast.sessions(people.together, 2, is_asked=False)
    ask(first, by=people.theo, at=cast.START)
    cast.both_rate(first)
    ask(second, by=people.theo, at=second.starts_at)
    assert asked_of_clients(second) == {"after"}
    assert cast.check_in(second).asks == {
        "measures": [["alliance-check-in-client", "1"]],
        "goals": False,
        "topic": False,
        "short": True,
    }


def test_once_the_last_answers_are_read_everything_is_asked_again(people: Cast) -> None:
    first, second = cast.sessions(people.together, 2, is_asked=False)
    ask(first, by=people.theo, at=cast.START)
    cast.both_rate(first)
    ask(second, by=people.theo, at=second.starts_at)
    Sitting.objects.update(read_at=second.starts_at)
    ask(second, by=people.theo, at=second.starts_at)
    assert asked_of_clients(second) == {"before", "after"}
    assert not cast.check_in(second).asks["short"]


@pytest.mark.parametrize("is_read", [True, False])
def test_unread_answers_about_the_same_session_shorten_nothing(people: Cast, is_read: bool) -> None:
    (session,) = cast.sessions(people.together, 1)
    cast.both_rate(session)
    if is_read:
        Sitting.objects.update(read_at=session.starts_at)
    ask(session, by=people.theo, at=session.starts_at)
    assert not cast.check_in(session).asks["short"]


def test_a_check_in_handed_over_by_link_stays_as_it_was_asked(people: Cast) -> None:
    (session,) = cast.sessions(people.together, 1)
    before = cast.check_in(session, "before")
    new_link(check_in=before, hours=72, at=cast.START, by=people.theo)
    cast.the_practice(plan=[("gad-7", "before", "client", 1)])
    ask(session, by=people.theo, at=cast.START)
    assert CheckIn.objects.get(pk=before.pk).asks["measures"] == [["phq-9", "1"]]


def test_what_comes_in_the_next_two_days_is_asked_by_the_plan_of_today(people: Cast) -> None:
    soon, later = cast.sessions(people.together, 2)
    TherapySession.objects.update(state="planned")
    cast.the_practice(plan=[("gad-7", "before", "client", 1)])
    assert ask_upcoming(at=soon.starts_at - timedelta(days=1)) == 1
    assert cast.check_in(soon, "before").asks["measures"] == [["gad-7", "1"]]
    assert cast.check_in(later, "before").asks["measures"] == [["phq-9", "1"]]
