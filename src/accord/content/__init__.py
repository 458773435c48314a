"""What clinicians write and review, loaded by id."""

from functools import cache
from importlib.resources import files

from accord.errors import MeasureError
from accord.measures.definition import Measure
from accord.measures.parse import parse

_MEASURES = files(__name__) / "measures"


@cache
def _versions() -> dict[str, tuple[Measure, ...]]:
    """Every measure by id, its versions from old to new. Files are named `<id>.yaml`, later versions `<id>.v2.yaml`."""
    found: dict[str, list[Measure]] = {}
    for file in sorted(_MEASURES.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".yaml"):
            measure = parse(file.read_text(encoding="utf-8"), file=file.name)
            found.setdefault(measure.id, []).append(measure)
    return {name: tuple(sorted(many, key=lambda one: int(one.version))) for name, many in sorted(found.items())}


@cache
def measure(measure_id: str, version: str | None = None) -> Measure:
    """A measure of the library.

    measure_id  such as "phq-9"
    version     the newest when None
    Raises MeasureError when there is no such measure or version.
    """
    versions = _versions().get(measure_id)
    if versions is None:
        raise MeasureError(f"There is no measure {measure_id!r}. `accord measures list` shows what there is.")
    for one in versions:
        if version in (None, one.version):
            return one if version else versions[-1]
    raise MeasureError(f"{measure_id} has no version {version!r}; it has {', '.join(one.version for one in versions)}.")


@cache
def measures() -> tuple[Measure, ...]:
    """The newest version of every measure, by id."""
    return tuple(versions[-1] for versions in _versions().values())
