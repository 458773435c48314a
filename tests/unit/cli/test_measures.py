import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from accord import content
from accord.cli.main import app


def accord(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["measures", *arguments])


def test_the_list_holds_every_measure() -> None:
    listed = json.loads(accord("list", "--json").stdout)
    assert [one["id"] for one in listed] == [one.id for one in content.measures()]
    assert accord("list").stdout.count("\n") == len(listed)


def test_show_prints_questions_rights_and_sources() -> None:
    shown = accord("show", "phq-9").stdout
    assert "Little interest or pleasure in doing things" in shown
    assert "No permission required" in shown
    assert "Kroenke" in shown


def test_an_exported_measure_can_be_imported(tmp_path: Path) -> None:
    file = tmp_path / "gad.json"
    file.write_text(accord("export", "gad-7").stdout, encoding="utf-8")
    assert json.loads(accord("import", str(file), "--json").stdout)["id"] == "gad-7"


@pytest.mark.parametrize("arguments", [("show", "phq-99"), ("check", "nowhere.yaml"), ("import", "nowhere.json")])
def test_a_mistake_is_one_plain_line_and_exit_2(arguments: tuple[str, str]) -> None:
    result = accord(*arguments)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith("accord: ")


def test_the_command_line_loads_neither_polars_nor_django_for_its_help() -> None:
    code = "import sys, accord.cli.main; print({'polars', 'django', 'yaml'} & set(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "set()"
