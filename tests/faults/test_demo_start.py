"""`accord demo` as people start it: a first and a second time, stopped politely, with a server that dies."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from accord.web.config.processes import free_port

ROOT = Path(__file__).resolve().parents[2]
TINY = """
from tests.faults import tiny_practice
from accord.web.config.commands import app, demo
demo._practice = lambda: tiny_practice
app.app()
"""
Start = Callable[..., "subprocess.Popen[str]"]


def command(*words: str) -> list[str]:
    return [sys.executable, "-c", TINY, "demo", *words]


def surroundings() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ACCORD_")}
    return {**kept, "PYTHONPATH": str(ROOT), "COLUMNS": "120"}


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a demo in the test's folder and returns it once it has said its address."""
    started: list[subprocess.Popen[str]] = []

    def begin() -> "subprocess.Popen[str]":
        words = ("--port", str(free_port()), "--data", str(tmp_path / "var"))
        demo = subprocess.Popen(command(*words), env=surroundings(), stdout=subprocess.PIPE, text=True)
        started.append(demo)
        assert demo.stdout is not None
        demo.said = read_until(demo.stdout, "Ctrl-C stops it")  # type: ignore[attr-defined]
        return demo

    yield begin
    for demo in started:
        demo.terminate()
        demo.communicate(timeout=30)


def read_until(lines: Iterator[str], words: str) -> str:
    said = ""
    for line in lines:
        said += line
        if words in line:
            break
    return said


def children_of(demo: "subprocess.Popen[str]") -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{demo.pid}/task/{demo.pid}/children").read_text().split()]


def is_alive(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_second_start_keeps_what_is_there(start: Start, tmp_path: Path) -> None:
    first = start()
    assert "loading the practice" in first.said and "theo@demo.example" in first.said  # type: ignore[attr-defined]
    first.terminate()
    assert first.wait(timeout=30) == 0
    before = (tmp_path / "var" / "demo.toml").read_text()
    assert "loading the practice" not in start().said  # type: ignore[attr-defined]
    assert (tmp_path / "var" / "demo.toml").read_text() == before


def test_a_polite_end_leaves_no_process_behind(start: Start) -> None:
    demo = start()
    children = children_of(demo)
    demo.send_signal(signal.SIGTERM)
    assert demo.wait(timeout=30) == 0
    assert len(children) == 2 and not any(is_alive(pid) for pid in children)


def test_a_server_that_dies_is_told_and_ends_the_demo(start: Start) -> None:
    demo = start()
    children = children_of(demo)
    os.kill(children[0], signal.SIGKILL)
    assert demo.wait(timeout=30) == 1
    assert not any(is_alive(pid) for pid in children)


def test_an_interrupted_load_is_begun_anew(start: Start, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "demo-unfinished.sqlite3").write_bytes(b"half of a practice")
    assert "loading the practice" in start().said  # type: ignore[attr-defined]
    assert not (tmp_path / "var" / "demo-unfinished.sqlite3").exists()


def test_the_check_does_one_check_in_and_prints_what_was_stored() -> None:
    done = subprocess.run(command("--check"), env=surroundings(), capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    stored = json.loads(done.stdout)
    assert (stored["pressed"], stored["stored"]) == (2, 1)
    assert {"measure", "scale", "value"} <= stored["scores"][0].keys()
