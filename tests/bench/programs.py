"""Runs the program in a process of its own, without this user's settings and with windows that nobody sees."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
BARE = (str(HERE / "bare.py"),)
_SEARCHED = str(HERE / "searched.py")
_UNTIL_FILLED = str(HERE / "until_filled.py")
_TYPING_GAPS = str(HERE / "typing_gaps.py")
_BARE_IMPORT = str(HERE / "bare_import.py")
_IMPORTED = str(HERE / "imported.py")
_IMPORTING_GAPS = str(HERE / "importing_gaps.py")
_MOST_SECONDS = 600


def until_filled(count: int, library: Path, files: Sequence[Path] = (), linger_seconds: float = 0) -> list[str]:
    """Return the command that runs the window until it shows so many papers, and then says when that was."""
    return [_UNTIL_FILLED, str(count), str(linger_seconds), "--library", str(library), *map(str, files)]


def searched(library: Path, texts: Sequence[str]) -> list[str]:
    """Return the command that opens a library, types `texts`, and then says how much memory it has to itself."""
    return [_SEARCHED, str(library), *texts]


def typed_into(library: Path) -> list[str]:
    """Return the command that types queries into the window, and then tells the gaps of its thread as JSON."""
    return [_TYPING_GAPS, "--library", str(library)]


def bare_import(library: Path, page: Path) -> list[str]:
    """Return the command that stores and indexes a page in the plainest way, and then says how long that took."""
    return [_BARE_IMPORT, str(library), str(page)]


def imported(library: Path, page: Path) -> list[str]:
    """Return the command that imports a page into a new library, and then says how long that took."""
    return [_IMPORTED, str(library), str(page)]


def imported_in_window(library: Path, page: Path) -> list[str]:
    """Return the command that imports a page in the window, and then tells the gaps of its thread as JSON."""
    return [_IMPORTING_GAPS, "--library", str(library), str(page)]


def seconds_until_told(command: Sequence[str], scratch: Path) -> float:
    """Return the time from the start of a process to the moment it tells."""
    began = time.monotonic()
    return float(told(command, scratch)[0]) - began  # the monotonic clock is one for all processes


def told(command: Sequence[str], scratch: Path) -> list[str]:
    """Run a script of this folder, whose user's home is `scratch`, and return the lines that it prints."""
    done = subprocess.run(
        [sys.executable, *command],
        env=_environment(scratch),
        stdout=subprocess.PIPE,
        text=True,
        timeout=_MOST_SECONDS,
        check=True,
    )
    return done.stdout.splitlines()


def _environment(scratch: Path) -> dict[str, str]:
    folders = {f"XDG_{name}_HOME": str(scratch / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    own = {"HOME": str(scratch), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(CHECKOUT)}
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, **folders, **own}  # an installed program has its bytecode, as the libraries beside it have
