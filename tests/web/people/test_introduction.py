"""What a therapist tells new clients."""

from collections.abc import Callable

from django.test import Client as Browser
from tests.cast import Cast

from accord.web.people.models import Introduction, User

Signed = Callable[[User], Browser]
TEXTS = {"who_i_am": "I like rain.", "experience": "", "how_i_work": "", "first_session": "", "something_wrong": ""}


def test_what_is_written_is_kept_with_the_time(people: Cast, browser_of: Signed) -> None:
    assert browser_of(people.theo).post("/introduction/", TEXTS).status_code == 302
    kept = Introduction.objects.get(therapist=people.theo)
    assert kept.who_i_am == "I like rain." and kept.changed_at is not None


def test_a_preview_keeps_nothing(people: Cast, browser_of: Signed) -> None:
    page = browser_of(people.theo).post("/introduction/", TEXTS | {"preview": "yes"})
    assert "A preview: not kept yet" in page.content.decode() and "I like rain." in page.content.decode()
    assert not Introduction.objects.exists()


def test_a_text_that_is_too_long_stays_on_the_page(people: Cast, browser_of: Signed) -> None:
    page = browser_of(people.theo).post("/introduction/", TEXTS | {"experience": "x" * 4001})
    assert page.status_code == 422 and "x" * 4001 in page.content.decode()


def test_it_belongs_to_therapists(people: Cast, browser_of: Signed) -> None:
    assert browser_of(people.alma).get("/introduction/").status_code == 403
