"""The line that tells how far an import has come stands on a terminal alone, and leaves nothing behind."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from readinglist.cli.progress import ProgressLine
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


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a thing of POSIX")
def test_an_import_tells_on_a_terminal_how_many_papers_it_has_found(tmp_path: Path) -> None:
    import pty  # not there on Windows

    (tmp_path / "march.txt").write_text(page(range(450)), encoding="utf-8")
    told = bytearray()

    def read(terminal: int) -> bytes:
        data = os.read(terminal, 4_096)
        told.extend(data)
        return data

    command = [sys.executable, "-m", "readinglist", "--library", str(tmp_path / "new.db"), "import"]
    child, terminal = pty.fork()
    if not child:
        os.chdir(CHECKOUT)
        os.execv(sys.executable, [*command, str(tmp_path / "march.txt")])
    try:
        while read(terminal):
            pass
    except OSError:  # the other end is closed
        pass
    assert os.waitpid(child, 0)[1] == 0
    assert b"march.txt, 0 found" in told
    assert told.rstrip().endswith(b"450 found, 450 new, 0 already known, 0 skipped")
