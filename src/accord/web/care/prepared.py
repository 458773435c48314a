"""Statements compiled once: building SQL is most of what a short read or insert costs, and a submit does ten."""

import copy
from collections.abc import Callable, Sequence
from functools import cache
from threading import Lock
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import connections, router
from django.db.models import AutoField, Field, Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
_Compiled = tuple["QuerySet[Any, Row]", SQLCompiler, str, tuple[Any, ...]]
# Stands in the compiled parameters where the id of each call goes.
_PLACE = UUID("a11a0ce0-0000-4000-8000-000000000000")


class Prepared(Generic[Row]):
    """One queryset with one id in it, compiled at its first use and run again for other ids.

    build  id → queryset; called once, with a stand-in id, and must not depend on anything else
    Returns rows as the queryset itself would (same converters, same models); see the test beside `care.queries`.
    """

    def __init__(self, build: Callable[[UUID], "QuerySet[Any, Row]"]) -> None:
        self._build = build
        self._compiled: _Compiled[Row] | None = None
        self._lock = Lock()

    def all(self, one: UUID) -> list[Row]:
        """The rows for one id.

        one  the id
        """
        queryset, compiler, sql, parameters = self._once()
        connection = connections[queryset.db]
        given = one if connection.features.has_native_uuid_field else one.hex
        # A copy per call: a compiler belongs to one thread's connection while it runs.
        mine = copy.copy(compiler)
        mine.connection = connection
        filled = tuple(given if parameter in (_PLACE, _PLACE.hex) else parameter for parameter in parameters)
        mine.as_sql = lambda *_args, **_kwargs: (sql, filled)  # type: ignore[method-assign, assignment]
        again = queryset._chain()  # type: ignore[attr-defined]
        again.query.get_compiler = lambda *_args, **_kwargs: mine
        return list(again)

    def first(self, one: UUID) -> Row | None:
        """The first row for one id, or None.

        one  the id
        """
        rows = self.all(one)
        return rows[0] if rows else None

    def _once(self) -> "_Compiled[Row]":
        if self._compiled is None:
            with self._lock:
                queryset = self._build(_PLACE)
                compiler = queryset.query.get_compiler(queryset.db)
                sql, parameters = compiler.as_sql()
                self._compiled = (queryset, compiler, sql, tuple(parameters))
        return self._compiled


def insert_all(rows: Sequence[Model]) -> None:
    """Insert rows of one model as `bulk_create` would, with the statement compiled once per model.

    rows  of one model, with their primary keys set unless the database makes them; nothing is read back
    """
    if not rows:
        return
    model = type(rows[0])
    connection = connections[router.db_for_write(model)]
    statement, fields = _insert_statement(model)
    values = [tuple(field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields) for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


@cache
def _insert_statement(model: type[Model]) -> tuple[str, tuple["Field[Any, Any]", ...]]:
    fields = tuple(field for field in model._meta.concrete_fields if not isinstance(field, AutoField))
    columns = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    return f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({places})', fields  # noqa: S608 (our own names)
