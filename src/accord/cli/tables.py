"""Tables of answers on disk: CSV or Parquet by the file's ending, written whole or not at all."""

import csv
import os
import tempfile
from pathlib import Path

import polars as pl

from accord.errors import InputError

SEPARATORS = (",", ";", "\t")
ENDINGS = (".csv", ".parquet")


def read_table(path: Path) -> tuple[pl.DataFrame, pl.Series]:
    """Read a table and the line on which each row begins.

    path  .csv (text, every cell kept as it stands) or .parquet (rows counted from 1)
    Raises InputError when the file cannot be read, a column stands twice, or a row is longer than the header.
    """
    kind = _kind(path)
    if not path.is_file():
        raise InputError(f"{path}: there is no such file. Check the name.")
    try:
        frame, lines = _read_csv(path) if kind == ".csv" else _read_parquet(path)
    except (pl.exceptions.PolarsError, UnicodeDecodeError, csv.Error, OSError) as wrong:
        first = str(wrong).splitlines()[0] if str(wrong) else type(wrong).__name__
        raise InputError(f"{path}: cannot be read as {kind[1:].upper()} ({first}). Save it again as UTF-8.") from None
    return frame, lines


def write_table(frame: pl.DataFrame, path: Path) -> None:
    """Write a table next to its place and move it there: a reader never sees half of it.

    frame  what to write
    path   .csv or .parquet; an existing file is replaced
    Raises InputError when the folder cannot be written.
    """
    kind = _kind(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as wrong:
        raise InputError(f"{path}: cannot be written ({wrong.strerror}). Choose another place with -o.") from None
    os.close(handle)
    try:
        frame.write_csv(name) if kind == ".csv" else frame.write_parquet(name)
        Path(name).chmod(0o600)
        os.replace(name, path)
    except OSError as wrong:
        raise InputError(f"{path}: cannot be written ({wrong.strerror}). Choose another place with -o.") from None
    finally:
        Path(name).unlink(missing_ok=True)


def _kind(path: Path) -> str:
    if path.suffix.lower() not in ENDINGS:
        raise InputError(f"{path}: the ending must be .csv or .parquet. Rename or convert the file.")
    return path.suffix.lower()


def _read_parquet(path: Path) -> tuple[pl.DataFrame, pl.Series]:
    frame = pl.read_parquet(path)
    return frame, pl.int_range(1, frame.height + 1, dtype=pl.Int64, eager=True)


def _read_csv(path: Path) -> tuple[pl.DataFrame, pl.Series]:
    header, separator, begins = _header(path)
    _check_header(path, header)
    try:
        frame = pl.read_csv(path, separator=separator, infer_schema=False, encoding="utf8")
    except pl.exceptions.ComputeError:
        _name_long_row(path, separator, len(header))
        raise
    breaks = pl.sum_horizontal(pl.col(pl.String).str.count_matches("\n").fill_null(0))
    within = frame.select(breaks.cum_sum().shift(1, fill_value=0).cast(pl.Int64).alias("lines")).to_series()
    return frame, within + pl.int_range(begins, begins + frame.height, dtype=pl.Int64, eager=True)


def _header(path: Path) -> tuple[list[str], str, int]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        separator = max(SEPARATORS, key=first.count)
        file.seek(0)
        reader = csv.reader(file, delimiter=separator)
        header = next(reader, [])
        return header, separator, reader.line_num + 1


def _check_header(path: Path, header: list[str]) -> None:
    if not any(header):
        raise InputError(f"{path}: is empty. The first line must name the columns.")
    twice = [name for name in header if header.count(name) > 1]
    if twice:
        raise InputError(f"{path} line 1: column {twice[0]!r} stands twice. Keep one of them.")


def _name_long_row(path: Path, separator: str, width: int) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=separator)
        for row in reader:
            if len(row) > width:
                wrong = f"has {len(row)} cells, the header has {width}"
                raise InputError(f"{path} line {reader.line_num}: {wrong}. Put text with a {separator!r} in quotes.")
