"""Which door the program opens, and how little it loads for that."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from readinglist import __version__

CHECKOUT = Path(__file__).parents[1]


def started(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python where nobody has a screen."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in screens}
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=bare, capture_output=True, text=True, timeout=60, check=False, cwd=CHECKOUT)


def test_the_version_is_told() -> None:
    done = started("-m", "readinglist", "--version")
    assert (done.returncode, done.stdout) == (0, f"readinglist {__version__}\n")


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_help_and_version_load_neither_qt_nor_a_database(option: str) -> None:
    code = (
        "import sys, readinglist.__main__ as door\n"
        f"try: door.main(['{option}'])\n"
        "except SystemExit: pass\n"
        "heavy = {'PySide6', 'sqlmodel', 'sqlalchemy', 'tantivy', 'rapidfuzz', 'sqlite3'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else 0)\n"
    )
    done = started("-c", code)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_one_sentence_shows_the_way_to_the_terminal() -> None:
    done = started("-m", "readinglist")
    assert done.returncode == 1
    assert done.stderr == "There is no display to open a window on; see readinglist --help for the terminal.\n"
