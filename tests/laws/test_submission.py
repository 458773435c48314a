"""The law of sending: however often and from however many places, one check-in is one sitting."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from tests import cast

from accord.web.care.models import CheckIn, Response, SafetyFlag, ScoreRow, Sitting
from accord.web.checkins import services
from accord.web.checkins.forms import Submission

PRESSES = 2


@pytest.fixture
def real_database(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """SQLite in memory has locks of its own kind: these laws are about the file, so the tables move there."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    held, name = connection.connection, connection.settings_dict["NAME"]
    with closing(sqlite3.connect(tmp_path / "laws.sqlite3")) as file:
        held.backup(file)
    connection.connection, connection.settings_dict["NAME"] = None, str(tmp_path / "laws.sqlite3")
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = held, name


@pytest.fixture
def open_check_in(real_database: None) -> CheckIn:
    people = cast.everybody()
    return cast.check_in(cast.sessions(people.together, 1)[0], "before")


def press(check_in: CheckIn, value: int, together: Barrier) -> str:
    """Send one form at the same moment as the others."""
    answers = {f"phq-9.{item}": value for item in range(1, 10)}
    given = Submission(answers=answers, choices={}, words={}, sitting_key=uuid4())
    together.wait(10)
    try:
        client = check_in.session.episode.client
        done = services.record(check_in=check_in, submission=given, channel="link", at=check_in.opens_at, by=client)
    except services.AlreadyAnswered:
        return "refused"
    finally:
        connection.close()
    return "first" if done.is_first else "again"


def pressed(check_in: CheckIn, values: list[int]) -> list[str]:
    together = Barrier(len(values))
    with ThreadPoolExecutor(len(values)) as threads:
        return sorted(threads.map(lambda value: press(check_in, value, together), values))


@pytest.mark.parametrize("times", range(5))
def test_two_presses_at_once_make_one_sitting(open_check_in: CheckIn, times: int) -> None:
    assert pressed(open_check_in, [1] * PRESSES) == ["again", "first"]
    counts = [row.objects.count() for row in (Sitting, Response, SafetyFlag)]
    assert counts == [1, 1, 1]


def test_of_two_different_forms_at_once_one_is_kept_whole(open_check_in: CheckIn) -> None:
    assert pressed(open_check_in, [1, 3]) == ["first", "refused"]
    kept = Response.objects.get()
    assert set(ScoreRow.objects.values_list("response", "value")) == {(kept.pk, sum(kept.answers.values()))}
