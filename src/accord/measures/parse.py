"""Measure files: YAML text → Measure. An error names file, field and rule; nothing is ever half-loaded."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar, cast

import yaml

from accord.errors import MeasureError
from accord.measures.definition import CutOff, Flag, Item, Measure, Norm, Option, ReliableChange, Rights, Scale

T = TypeVar("T")
Fields = dict[str, Any]


class _Loader(yaml.SafeLoader):
    """Safe YAML in which a key that stands twice is an error, not a silent overwrite."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = [key for key in keys if keys.count(key) > 1]
        if twice:
            raise yaml.MarkedYAMLError(problem=f"{twice[0]!r} stands twice", problem_mark=node.start_mark)
        return super().construct_mapping(node, deep)


def parse(text: str, *, file: str) -> Measure:
    """Read one measure file.

    text  YAML
    file  its name, for messages
    Returns the measure.
    Raises MeasureError naming file, field and rule.
    """
    try:
        raw = yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader
    except yaml.MarkedYAMLError as wrong:
        line = f" line {wrong.problem_mark.line + 1}" if wrong.problem_mark else ""
        raise MeasureError(f"{file}{line}: {wrong.problem}. Correct the YAML.") from None
    except (yaml.YAMLError, TypeError, ValueError, RecursionError) as wrong:
        raise MeasureError(f"{file}: is not readable YAML ({wrong}). Correct the file.") from None
    try:
        return _measure(_Node(raw, file, ""))
    except MeasureError as wrong:
        message = str(wrong)
        raise MeasureError(message if message.startswith(file) else f"{file}: {message}") from None


@dataclass(frozen=True, slots=True)
class _Node:
    """A mapping of the file that knows where it stands."""

    raw: Any
    file: str
    path: str

    def fail(self, name: str, rule: str) -> NoReturn:
        where = f"{self.path}.{name}".strip(".") or "the file"
        raise MeasureError(f"{self.file}: {where} {rule}.")

    def only(self, *names: str) -> None:
        if not isinstance(self.raw, dict):
            self.fail("", "must be fields with names and values")
        strangers = [str(name) for name in self.raw if name not in names]
        if strangers:
            self.fail(strangers[0], f"is no known field; known are {', '.join(names)}")

    def get(self, name: str, kind: type | tuple[type, ...], words: str, default: Any = ...) -> Any:
        value = self.raw.get(name)
        if value is None:
            return self.fail(name, f"is missing; give {words}") if default is ... else default
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.fail(name, f"must be {words}")
        return value

    def text(self, name: str, default: str | None = ...) -> Any:  # type: ignore[assignment]
        value = self.get(name, str, "text (in quotes when it looks like a number)", default)
        return " ".join(value.split()) if isinstance(value, str) else value

    def whole(self, name: str, default: Any = ...) -> Any:
        return self.get(name, int, "a whole number", default)

    def number(self, name: str, default: Any = ...) -> Any:
        return self.get(name, (int, float), "a number", default)

    def yes(self, name: str, default: Any = ...) -> Any:
        return self.get(name, bool, "true or false", default)

    def one_of(self, name: str, allowed: tuple[Any, ...]) -> Any:
        value = self.raw.get(name)
        if value not in allowed or isinstance(value, bool):
            self.fail(name, f"must be one of {', '.join(str(one) for one in allowed)}")
        return value

    def child(self, name: str, value: Any) -> "_Node":
        return _Node(value, self.file, f"{self.path}.{name}".strip("."))

    def many(self, name: str, build: Callable[["_Node"], T]) -> tuple[T, ...]:
        values = self.get(name, list, "a list", [])
        return tuple(build(self.child(f"{name}[{place}]", value)) for place, value in enumerate(values, start=1))

    def texts(self, name: str) -> tuple[str, ...]:
        values = self.get(name, list, "a list of item ids")
        if not all(isinstance(one, str) for one in values):
            self.fail(name, "must be a list of item ids in quotes")
        return tuple(values)


_MEASURE = (
    *("id", "version", "title", "about", "respondent", "language", "rights", "source", "loinc", "status"),
    *("preface", "lead", "responses", "items", "beside", "scales", "flags"),
)


def _measure(node: _Node) -> Measure:
    node.only(*_MEASURE)
    responses = node.child("responses", node.get("responses", dict, "response sets with options"))
    if not all(isinstance(name, str) for name in responses.raw):
        responses.fail("", "must have names in quotes where YAML would read them as yes, no or a number")
    sets = {name: _options(responses.child(name, value)) for name, value in responses.raw.items()}
    default = next(iter(sets)) if len(sets) == 1 else None
    items = node.many("items", lambda one: _item(one, default))
    ids = tuple(one.id for one in items)
    return Measure(
        id=node.text("id"),
        version=node.text("version"),
        title=node.text("title"),
        about=node.text("about"),
        respondent=node.one_of("respondent", ("client", "therapist", "supervisee", "supervisor")),
        language=node.text("language"),
        rights=_rights(node.child("rights", node.get("rights", dict, "holder, licence, text_shipped and line"))),
        source=node.text("source"),
        responses=sets,
        items=items,
        scales=node.many("scales", lambda one: _scale(one, ids)),
        beside=node.many("beside", lambda one: _item(one, default)),
        flags=node.many("flags", _flag),
        preface=node.text("preface", ""),
        lead=node.text("lead", ""),
        status=node.text("status", ""),
        loinc=node.text("loinc", None),
    )


def _options(node: _Node) -> tuple[Option, ...]:
    if not isinstance(node.raw, dict):
        node.fail("", "must be options, each a value and its text, as in 0: Not at all")
    return tuple(_option(node, value, content) for value, content in node.raw.items())


def _option(node: _Node, value: Any, content: Any) -> Option:
    if isinstance(value, bool) or not isinstance(value, int):
        node.fail(str(value), "must have a whole number as its value")
    if content is None or isinstance(content, str):
        return Option(value, content)
    inner = node.child(str(value), content)
    inner.only("text", "loinc")
    return Option(value, inner.text("text", None), inner.text("loinc", None))


def _item(node: _Node, default: str | None) -> Item:
    node.only("id", "text", "response", "aspect", "reversed", "loinc", "only_if", "from_session")
    response = node.text("response", default)
    if response is None:
        node.fail("response", "is missing; name one of the response sets, or number")
    return Item(
        id=node.text("id"),
        text=node.text("text", None),
        responses="" if response == "number" else response,
        aspect=node.text("aspect", None),
        reversed=node.yes("reversed", False),
        loinc=node.text("loinc", None),
        only_if=_only_if(node),
        from_session=node.whole("from_session", 1),
    )


def _only_if(node: _Node) -> tuple[str, tuple[int, ...]] | None:
    raw = node.get("only_if", dict, "item and values", None)
    if raw is None:
        return None
    inner = node.child("only_if", raw)
    inner.only("item", "values")
    values = inner.get("values", list, "a list of whole numbers")
    if not all(type(one) is int for one in values):
        inner.fail("values", "must be a list of whole numbers")
    return inner.text("item"), tuple(values)


def _rights(node: _Node) -> Rights:
    node.only("holder", "licence", "text_shipped", "permission_url", "line")
    return Rights(
        holder=node.text("holder"),
        licence=node.text("licence"),
        text_shipped=node.yes("text_shipped"),
        permission_url=node.text("permission_url", ""),
        line=node.text("line"),
    )


_SCALE = (
    *("id", "title", "items", "rule", "lowest", "highest", "direction", "missing_allowed", "cut_offs"),
    *("reliable_change", "norms", "factor", "loinc"),
)


def _scale(node: _Node, ids: tuple[str, ...]) -> Scale:
    node.only(*_SCALE)
    change = node.get("reliable_change", dict, "value, source and verified", None)
    return Scale(
        id=node.text("id"),
        title=node.text("title"),
        items=ids if node.raw.get("items") == "all" else node.texts("items"),
        rule=node.one_of("rule", ("sum", "mean", "percent")),
        lowest=float(node.number("lowest")),
        highest=float(node.number("highest")),
        direction=node.one_of("direction", (1, -1)),
        missing_allowed=node.whole("missing_allowed", 0),
        cut_offs=node.many("cut_offs", _cut_off),
        reliable_change=_reliable_change(node.child("reliable_change", change)) if change is not None else None,
        norms=node.many("norms", _norm),
        factor=node.whole("factor", 1),
        loinc=node.text("loinc", None),
    )


def _cut_off(node: _Node) -> CutOff:
    node.only("value", "meaning", "source", "verified")
    return CutOff(node.number("value"), node.text("meaning"), node.text("source"), node.yes("verified"))


def _reliable_change(node: _Node) -> ReliableChange:
    node.only("value", "source", "verified", "coefficient", "kind", "n", "population", "confidence")
    return ReliableChange(
        node.number("value"),
        node.text("source"),
        node.yes("verified"),
        coefficient=node.number("coefficient", None),
        kind=node.text("kind", None),
        n=node.whole("n", None),
        population=node.text("population", None),
        confidence=node.number("confidence", None),
    )


def _norm(node: _Node) -> Norm:
    node.only("population", "mean", "sd", "n", "source", "verified")
    return Norm(
        node.text("population"),
        mean=node.number("mean"),
        sd=node.number("sd"),
        n=node.whole("n", None),
        source=node.text("source"),
        verified=node.yes("verified"),
    )


def _flag(node: _Node) -> Flag:
    node.only("item", "at_least", "kind")
    return Flag(cast(str, node.text("item")), node.whole("at_least"), node.text("kind"))
