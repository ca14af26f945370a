"""The line that tells how far an import has come stands on a terminal alone, and leaves nothing behind."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from readinglist.cli.progress import ProgressLine
from readinglist.library import Library
from tests.cli.conftest import CHECKOUT
from tests.listings import page


class Screen(io.StringIO):
    """What somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_a_line_is_wiped_out_at_the_end() -> None:
    screen = Screen()
    with ProgressLine(screen) as line:
        line.tell("march.txt, 12,400 found\n")
    first, shown, blank, last = screen.getvalue().split("\r")
    assert shown.rstrip() == "march.txt, 12,400 found\N{REPLACEMENT CHARACTER}"
    assert (first, blank.strip(), last) == ("", "", "")
    assert len(blank) == len(shown)


def test_a_line_is_not_written_more_often_than_one_can_read() -> None:
    screen = Screen()
    with ProgressLine(screen) as line:
        for number in range(1_000):
            line.tell(f"{number}")
    assert screen.getvalue().count("\r") < 100


def test_where_nobody_looks_nothing_is_written() -> None:
    log = io.StringIO()
    with ProgressLine(log) as line:
        line.tell("march.txt, 12,400 found")
    assert log.getvalue() == ""


def told_on_a_terminal(library: Path, *words: str) -> bytes:
    """Return what a command says to somebody at a terminal."""
    import pty  # not there on Windows

    told = bytearray()

    def read(terminal: int) -> bytes:
        data = os.read(terminal, 4_096)
        told.extend(data)
        return data

    child, terminal = pty.fork()
    if not child:
        os.chdir(CHECKOUT)
        os.execv(sys.executable, [sys.executable, "-m", "readinglist", "--library", str(library), *words])
    try:
        while read(terminal):
            pass
    except OSError:  # the other end is closed
        pass
    assert os.waitpid(child, 0)[1] == 0
    return bytes(told)


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a thing of POSIX")
def test_an_import_tells_on_a_terminal_how_many_papers_it_has_found(tmp_path: Path) -> None:
    (tmp_path / "march.txt").write_text(page(range(450)), encoding="utf-8")
    told = told_on_a_terminal(tmp_path / "new.db", "import", str(tmp_path / "march.txt"))
    assert b"march.txt, 0 found" in told
    assert told.rstrip().endswith(b"450 found, 450 new, 0 already known, 0 skipped")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a thing of POSIX")
def test_a_check_tells_on_a_terminal_what_it_looks_at(tmp_path: Path) -> None:
    Library.open(tmp_path / "new.db").close()
    told = told_on_a_terminal(tmp_path / "new.db", "check")
    assert "\rThe file itself…" in told.decode()
    assert "The library is sound" in told.decode().rpartition("\r")[0].rpartition("\r")[2]
