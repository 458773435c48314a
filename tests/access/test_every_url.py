"""Every address × role × method × own, foreign and absent object. An address without a row fails the build."""

from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client as Browser
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access.table import ROWS, as_markdown
from tests.access.world import ROLES, THEIRS, World, absent, build_world

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
# Addresses of allauth itself: its own tests cover them, ours cover what we changed (tests/web/people).
LIBRARY = ("account_", "mfa_")
OBJECTS = sorted(name for name, row in ROWS.items() if row.of)


def every_name() -> set[str]:
    """The names of all addresses; those with a secret or a word in them are judged in their rooms' tests."""
    found: set[str] = set()

    def walk(patterns: list[URLPattern | URLResolver], prefix: str) -> None:
        for one in patterns:
            if isinstance(one, URLResolver):
                walk(one.url_patterns, f"{prefix}{one.namespace}:" if one.namespace else prefix)
            elif not {"token", "kind", "measure_id", "rule_id"} & one.pattern.converters.keys() and not (
                one.name or ""
            ).startswith(LIBRARY):
                found.add(f"{prefix}{one.name}")

    walk(get_resolver().url_patterns, "")
    return found


def test_every_address_has_a_row_in_the_access_table() -> None:
    assert every_name() == set(ROWS)


def test_the_page_on_access_is_made_from_this_table() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "safety" / "access.md"
    assert page.read_text(encoding="utf-8") == as_markdown(), "Run `make docs`."


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def answer(world: World, role: str, method: str, name: str, arguments: list[object]) -> int:
    """The status that `role` gets; being sent to sign in counts as 401. Whatever it changed is rolled back."""
    browser = Browser()
    with transaction.atomic():
        if role != "anonymous":
            browser.force_login(world.people[role], backend=BACKEND)
        response = getattr(browser, method)(reverse(name, args=arguments))
        transaction.set_rollback(True)
    sent_to_sign_in = response.status_code == 302 and response["location"].startswith(reverse("account_login"))
    return 401 if sent_to_sign_in else response.status_code


def is_let_in(status: int) -> bool:
    """A page, a redirect after a write, or a form's complaint: the door was open."""
    return status < 400 or status in {409, 422}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_door_opens_to_the_roles_in_the_table_and_to_nobody_else(world: World, name: str, method: str) -> None:
    row = ROWS[name]
    arguments = [world.own[row.of]] if row.of else []
    let_in = {role for role in ROLES if is_let_in(answer(world, role, method, name, arguments))}
    assert let_in == getattr(row, method)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", OBJECTS)
def test_a_foreign_object_looks_like_one_that_does_not_exist(world: World, name: str, method: str) -> None:
    kind = ROWS[name].of
    for role in sorted(set(ROLES) - THEIRS):
        foreign = answer(world, role, method, name, [world.foreign.get(kind, absent())])
        assert foreign == answer(world, role, method, name, [absent()]), role
        assert not is_let_in(foreign), role


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
@pytest.mark.parametrize("name", sorted(ROWS))
def test_no_other_method_opens_anything(world: World, name: str, method: str) -> None:
    arguments = [world.own[ROWS[name].of]] if ROWS[name].of else []
    statuses = {answer(world, role, method, name, arguments) for role in ROLES}
    assert statuses <= {401, 403, 404, 405}
