"""Files of others are kept as they came, named, licensed, and call nobody."""

import hashlib
import json
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "src/accord/web/ui/static"
VENDOR = STATIC / "vendor"
PACKAGES = json.loads((VENDOR / "vendored.json").read_text())
LISTED = {file["file"]: file["sha256"] for package in PACKAGES for file in package["files"]}
LOADS = re.compile(r"""(?:url\(|@import|(?:src|href)\s*=)\s*["']?\s*(?:https?:)?//""")
OURS = sorted(path for path in STATIC.parent.rglob("*") if path.suffix in {".css", ".html", ".js", ".svg"})


@pytest.mark.parametrize("file", LISTED)
def test_a_vendored_file_has_the_listed_hash(file: str) -> None:
    assert hashlib.sha256((VENDOR / file).read_bytes()).hexdigest() == LISTED[file]


def test_every_vendored_file_is_listed() -> None:
    kept = {path.relative_to(VENDOR).as_posix() for path in VENDOR.glob("*/*")}
    assert {file for file in kept if not file.endswith(("LICENSE", "VERSION"))} == set(LISTED)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["name"])
def test_a_vendored_package_brings_its_licence_and_version(package: dict[str, str]) -> None:
    folder = VENDOR / package["name"]
    assert (folder / "VERSION").read_text().strip() == package["version"]
    assert package["licence"] in (folder / "LICENSE").read_text()


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_no_file_of_the_look_names_another_host_to_load_from(path: Path) -> None:
    assert not LOADS.search(path.read_text())


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_no_file_of_the_look_points_to_a_source_map(path: Path) -> None:
    assert "sourceMappingURL" not in path.read_text()
