"""Makes .venv from a hashed lock with uv, which pip brings. Run by `make setup`; nothing but the standard library."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "accord-setup"
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
UV_RELEASE = "uv>=0.13,<0.14"
NEEDED_MEGABYTES = {"base": 700, "dev": 1500}
PIP = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-warn-script-location"]
OFFLINE_WORDS = ("dns error", "failed to fetch", "error sending request", "name resolution", "no matching distribution")
NO_PIP = "Python's pip is missing. Install it (Debian: apt-get install python3-pip), or install uv, then try again."
OFFLINE = (
    "The package registry cannot be reached. Check the network, then try again; "
    "behind a mirror set PIP_INDEX_URL and UV_DEFAULT_INDEX to it first."
)
NOT_WRITABLE = "The folder {} cannot be written. Put Accord into a folder of your own, then try again."
DISK_FULL = "The disk is full: the set-up needs about {} MB at {}. Free some space, then try again."


class CannotSetUp(Exception):
    """Says in one line what is wrong and what to do."""


def main(kind: str) -> None:
    """Bring .venv to the state of one lock, or do nothing when it is there."""
    if is_done(kind):
        return
    say(f"Setting up {VENV.name} from requirements/{kind}.txt (once) …")
    if shutil.disk_usage(ROOT).free < 50_000_000:
        raise CannotSetUp(DISK_FULL.format(NEEDED_MEGABYTES[kind], ROOT))
    uv = find_uv(kind)
    STAMP.unlink(missing_ok=True)
    if not runs(VENV / "bin" / "python", "-c", "import sys; sys.exit(sys.version_info < (3, 11))"):
        step(kind, "making the environment", [uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(VENV)])
    pip, python = [uv, "pip"], ["--python", str(VENV / "bin" / "python")]
    lock = ROOT / "requirements" / f"{kind}.txt"
    step(kind, "fetching the packages", [*pip, "sync", *python, "--require-hashes", str(lock)])
    this = ["--no-deps", "--no-build-isolation", "-e", str(ROOT)]
    step(kind, "installing Accord", [*pip, "install", "--quiet", *python, *this])
    STAMP.write_text(f"{kind} {fingerprint(kind)}\n", encoding="utf-8")
    say("Set up.")


def fingerprint(kind: str) -> str:
    """What .venv is made from: one lock, the project's own settings, the place."""
    parts = [ROOT / "requirements" / f"{kind}.txt", ROOT / "pyproject.toml"]
    return hashlib.sha256(b"".join(part.read_bytes() for part in parts) + str(ROOT).encode()).hexdigest()


def is_done(kind: str) -> bool:
    """Whether .venv has what is asked; the dev lock holds all of the base lock."""
    if not STAMP.exists() or not (VENV / "bin" / "accord").exists() or not (VENV / "bin" / "python").exists():
        return False
    done_kind, _, done = STAMP.read_text(encoding="utf-8").strip().partition(" ")
    return done_kind in {kind, "dev"} and done == fingerprint(done_kind)


def find_uv(kind: str) -> str:
    """The uv on the path, the one brought before, or a fresh one from pip, which Debian allows into our own folder."""
    own = ROOT / ".tools" / "bin" / "uv"
    for candidate in (shutil.which("uv"), str(own)):
        if candidate and runs(Path(candidate), "--version"):
            return candidate
    if not runs(Path(sys.executable), "-m", "pip", "--version"):
        raise CannotSetUp(NO_PIP)
    shutil.rmtree(ROOT / ".tools", ignore_errors=True)
    step(kind, "fetching uv", [sys.executable, *PIP, "--target", str(ROOT / ".tools"), UV_RELEASE])
    return str(own)


def runs(program: Path, *arguments: str) -> bool:
    """Whether a program exists and ends well."""
    try:
        return subprocess.run([str(program), *arguments], capture_output=True).returncode == 0
    except OSError:
        return False


def step(kind: str, title: str, command: list[str]) -> None:
    """Run one step. On a terminal its own progress is shown; after a failure it runs again to read the reason."""
    say(f"  {title} …")
    environ = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
    if CERTIFICATES.exists():  # a site's own authority is known there, and uv would not look
        environ.setdefault("SSL_CERT_FILE", str(CERTIFICATES))
    if sys.stderr.isatty() and subprocess.run(command, env=environ).returncode == 0:
        return
    again = subprocess.run(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if again.returncode:
        raise CannotSetUp(reason(kind, title, again.stdout))


def reason(kind: str, title: str, said: str) -> str:
    """What a failed step said → one line that says what to do."""
    words = said.lower()
    if "no space left" in words or "os error 28" in words or shutil.disk_usage(ROOT).free < 10_000_000:
        return DISK_FULL.format(NEEDED_MEGABYTES[kind], ROOT)
    if "read-only file system" in words or "permission denied" in words:
        return NOT_WRITABLE.format(ROOT)
    if any(word in words for word in OFFLINE_WORDS):
        return OFFLINE
    last = [line.strip() for line in said.splitlines() if line.strip()][-3:]
    return f"The set-up failed while {title}: {' '.join(last) or 'no reason was given'}. Remove .venv and try again."


def say(line: str) -> None:
    """One line of progress, at once."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "base")
    except CannotSetUp as problem:
        sys.exit(str(problem))
    except OSError as problem:
        sys.exit(DISK_FULL.format(NEEDED_MEGABYTES["base"], ROOT) if problem.errno == 28 else NOT_WRITABLE.format(ROOT))
    except KeyboardInterrupt:
        sys.exit("Stopped. The next `make setup` begins where this one ended.")
