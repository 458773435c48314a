"""The manager's pages: they open for managers, keep what was typed, and never show an answer."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django.utils import timezone
from tests import cast
from tests.cast import Cast

from accord.web.care.models import CrisisContact, MeasureText, PlanEntry, Practice
from accord.web.outbox.models import Outgoing
from accord.web.people.models import Role, StaffInvitation, Supervision, User
from accord.web.practice.services import default_plan

Signed = Callable[[User], Browser]
PAGES = ["", "settings/", "contacts/", "staff/", "plan/", "outbox/", "plan/text/core-10/"]
SETTINGS = {
    "name": "Lindenhof",
    "time_zone": "Europe/Berlin",
    "language": "de",
    "answers_read": "on working days",
    "responsible": "",
    "link_hours": "48",
    "signals_per_week": "5",
}


@pytest.fixture
def alma(people: Cast, browser_of: Signed) -> Browser:
    return browser_of(people.alma)


@pytest.mark.parametrize("page", PAGES)
def test_a_manager_opens_every_page(alma: Browser, page: str) -> None:
    assert alma.get(f"/practice/{page}").status_code == 200


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ["theo", "sam", "rosa"])
def test_nobody_else_does(people: Cast, browser_of: Signed, page: str, who: str) -> None:
    assert browser_of(getattr(people, who)).get(f"/practice/{page}").status_code == 403


def test_a_manager_is_refused_on_a_clients_pages(people: Cast, alma: Browser) -> None:
    session = cast.sessions(people.together, 1)[0]
    for address in (f"/clients/{people.carla.pk}/", f"/sessions/{session.pk}/", "/clients/", "/today/", "/my/"):
        assert alma.get(address).status_code == 403


def test_without_crisis_contacts_it_says_that_nothing_is_asked(alma: Browser) -> None:
    CrisisContact.objects.all().delete()
    page = alma.get("/practice/").content.decode()
    assert "Nothing is asked of clients until" in page
    assert page.index("Crisis contacts") < page.index("Supervision")


def test_settings_are_kept(alma: Browser) -> None:
    assert alma.post("/practice/settings/", SETTINGS).status_code == 302
    practice = Practice.objects.get(pk=1)
    assert (practice.time_zone, practice.link_hours, practice.signals_per_week) == ("Europe/Berlin", 48, 5)


@pytest.mark.parametrize(
    "wrong", [{"time_zone": "Mars/Base"}, {"link_hours": "0"}, {"link_hours": "337"}, {"name": ""}]
)
def test_a_wrong_setting_is_named_and_the_rest_stays_typed(alma: Browser, wrong: dict[str, str]) -> None:
    page = alma.post("/practice/settings/", SETTINGS | wrong)
    assert page.status_code == 422 and "on working days" in page.content.decode()
    assert "form-errors" in page.content.decode()


def test_contacts_are_added_changed_moved_and_removed(alma: Browser) -> None:
    alma.post("/practice/contacts/", {"name": "Second", "telephone": "116 123", "hours": "day and night"})
    second = CrisisContact.objects.get(name="Second")
    alma.post(f"/practice/contacts/{second.pk}/", {"name": "Night line", "telephone": "116 123"})
    alma.post(f"/practice/contacts/{second.pk}/up/")
    assert [one.name for one in CrisisContact.objects.all()] == ["Night line", "Someone to talk to"]
    alma.post(f"/practice/contacts/{second.pk}/remove/")
    assert [one.name for one in CrisisContact.objects.all()] == ["Someone to talk to"]


def test_the_last_contact_stays(alma: Browser) -> None:
    last = CrisisContact.objects.get()
    page = alma.post(f"/practice/contacts/{last.pk}/remove/", follow=True)
    assert "This is the last crisis contact" in page.content.decode() and CrisisContact.objects.exists()


def test_a_telephone_with_letters_is_refused(alma: Browser) -> None:
    page = alma.post("/practice/contacts/", {"name": "Typed name", "telephone": "call me"})
    assert page.status_code == 422 and "Typed name" in page.content.decode()


def test_an_invitation_is_shown_once_and_sent(alma: Browser) -> None:
    typed = {"name": "Nora", "email": "Nora@practice.example", "roles": ["therapist"]}
    page = alma.post("/practice/staff/", typed).content.decode()
    letter = Outgoing.objects.get(kind="staff invitation")
    assert "/join/" in page and "/join/" in letter.body and letter.to == "nora@practice.example"
    assert "/join/" not in alma.get("/practice/staff/").content.decode()


def test_an_address_that_signs_in_already_is_not_invited(people: Cast, alma: Browser) -> None:
    typed = {"name": "Theo", "email": people.theo.email.upper(), "roles": ["therapist"]}
    page = alma.post("/practice/staff/", typed)
    assert page.status_code == 422 and not StaffInvitation.objects.exists()


def test_an_invitation_is_taken_back(alma: Browser) -> None:
    alma.post("/practice/staff/", {"name": "Nora", "email": "nora@practice.example", "roles": ["therapist"]})
    alma.post(f"/practice/staff/invitations/{StaffInvitation.objects.get().pk}/revoke/")
    assert StaffInvitation.objects.get().revoked_at is not None


def test_nobody_is_invited_as_a_client(alma: Browser) -> None:
    typed = {"name": "Nora", "email": "nora@practice.example", "roles": ["client"]}
    assert alma.post("/practice/staff/", typed).status_code == 422


def test_roles_change_and_the_only_manager_stays(people: Cast, alma: Browser) -> None:
    alma.post(f"/practice/staff/{people.theo.pk}/", {"roles": ["supervisor", "therapist"]})
    people.theo.refresh_from_db()
    assert people.theo.roles == [Role.THERAPIST, Role.SUPERVISOR]
    assert alma.post(f"/practice/staff/{people.alma.pk}/", {"roles": ["therapist"]}).status_code == 422


def test_a_disabled_account_is_shut_out_and_comes_back(people: Cast, alma: Browser, browser_of: Signed) -> None:
    theo = browser_of(people.theo)
    alma.post(f"/practice/staff/{people.theo.pk}/active/", {"active": "no"})
    assert theo.get("/today/").status_code == 302
    alma.post(f"/practice/staff/{people.theo.pk}/active/", {"active": "yes"})
    assert theo.get("/today/").status_code == 200


def test_the_only_manager_cannot_be_disabled(people: Cast, alma: Browser) -> None:
    alma.post(f"/practice/staff/{people.alma.pk}/active/", {"active": "no"})
    people.alma.refresh_from_db()
    assert people.alma.is_active


def test_supervision_is_assigned_and_ended(people: Cast, alma: Browser) -> None:
    alma.post(f"/practice/staff/{people.tess.pk}/supervisor/", {"supervisor": people.sam.pk})
    supervision = Supervision.objects.get(supervisee=people.tess)
    assert supervision.supervisor == people.sam and supervision.until is None
    alma.post(f"/practice/supervisions/{supervision.pk}/end/")
    supervision.refresh_from_db()
    assert supervision.until is not None


def test_a_clients_account_is_not_a_colleague(people: Cast, alma: Browser) -> None:
    assert alma.get(f"/practice/staff/{people.carla.account_id}/").status_code == 404
    assert "Carla" not in alma.get("/practice/staff/").content.decode()


def test_a_measure_is_added_changed_and_taken_out(alma: Browser) -> None:
    alma.post("/practice/plan/", {"measure": "gad-7", "moment": "before", "every": "4"})
    entry = PlanEntry.objects.get(measure="gad-7")
    assert (entry.respondent, entry.every, entry.position) == ("client", 4, 3)
    alma.post(f"/practice/plan/{entry.pk}/", {"moment": "before", "every": "2"})
    entry.refresh_from_db()
    assert entry.every == 2
    alma.post(f"/practice/plan/{entry.pk}/remove/")
    assert not PlanEntry.objects.filter(measure="gad-7").exists()


def test_a_measure_is_asked_once_per_moment(alma: Browser) -> None:
    page = alma.post("/practice/plan/", {"measure": "phq-9", "moment": "before", "every": "1"})
    assert page.status_code == 422 and "asked at this moment already" in page.content.decode()


def test_a_measure_without_words_cannot_be_asked_until_they_are_brought(alma: Browser) -> None:
    asked = {"measure": "core-10", "moment": "before", "every": "1"}
    assert alma.post("/practice/plan/", asked).status_code == 422
    page = alma.get("/practice/plan/text/core-10/")
    typed = {name: f"words of {name}" for name in page.context["form"].fields}
    assert alma.post("/practice/plan/text/core-10/", typed).status_code == 302
    kept = MeasureText.objects.get(measure="core-10")
    assert kept.texts["1"] == "words of item.1" and kept.texts["option.0"] == "words of label.0"
    assert alma.post("/practice/plan/", asked).status_code == 302


def test_half_a_wording_is_refused_and_stays_typed(alma: Browser) -> None:
    page = alma.post("/practice/plan/text/core-10/", {"item.1": "the first words"})
    assert page.status_code == 422 and "the first words" in page.content.decode()
    assert not MeasureText.objects.exists()


def test_the_outbox_shows_kinds_and_times_but_no_address_and_no_words(alma: Browser) -> None:
    alma.post("/practice/staff/", {"name": "Nora", "email": "nora@practice.example", "roles": ["therapist"]})
    page = alma.get("/practice/outbox/").content.decode()
    assert "staff invitation" in page and "nora@" not in page and "/join/" not in page


def test_a_new_practice_gets_a_plan_once(people: Cast) -> None:
    people.practice.plan.all().delete()
    for _ in range(2):
        plan = default_plan(practice=people.practice, by=people.alma, at=timezone.now())
    assert [one.measure for one in plan] == ["phq-9", "alliance-check-in-client", "alliance-check-in-therapist"]
