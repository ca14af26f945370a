"""A library that another program holds for longer than one waits is one sentence, and is as it was."""

from __future__ import annotations

import subprocess
import sys

import pytest

from readinglist.storage import sqlite
from tests.cli.conftest import Terminal

MARK = ["mark", "read", "--id", "1"]
HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute(f"BEGIN {sys.argv[2]}")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def impatient(filled: Terminal, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal that waits a twentieth of a second for a lock and not ten."""
    monkeypatch.setitem(sqlite.SETTINGS, "busy_timeout", 50)
    monkeypatch.setitem(sqlite.SETTINGS_FOR_READING, "busy_timeout", 50)
    return filled


@pytest.mark.parametrize(
    ("lock", "command"),
    [
        ("IMMEDIATE", ["mark", "read", "--id", "1"]),
        ("EXCLUSIVE", ["mark", "read", "--id", "1"]),
        ("EXCLUSIVE", ["list"]),
    ],
)
def test_it_is_said_and_tried_again(impatient: Terminal, lock: str, command: list[str]) -> None:
    before = impatient.library.read_bytes()
    words = [sys.executable, "-c", HOLDER, str(impatient.library), lock]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        done = impatient.run(*command)
        holder.stdin.close()
    assert (done.status, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert "another program" in done.err.casefold()
    assert impatient.library.read_bytes() == before
    assert impatient.run(*command).status == 0
