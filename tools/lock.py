"""Resolves pyproject.toml into the two hashed locks, which name no registry. Run by `make lock`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GROUPS = {"base": ["build"], "dev": ["build", "dev"]}


def main() -> int:
    """Write requirements/base.txt and requirements/dev.txt; returns uv's exit code."""
    uv = shutil.which("uv") or str(ROOT / ".tools" / "bin" / "uv")
    options = ["--quiet", "--generate-hashes", "--no-header", "--no-emit-index-url", "--python-version", "3.11"]
    for name, groups in GROUPS.items():
        asked = [part for group in groups for part in ("--group", group)]
        command = [uv, "pip", "compile", *options, "pyproject.toml", *asked, "-o", f"requirements/{name}.txt"]
        if code := subprocess.run(command, cwd=ROOT).returncode:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
