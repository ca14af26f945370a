"""A fault of ours costs the terminal one sentence; what helps to mend it is in a file, without the user's words."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import CHECKOUT, Terminal

FAILS = """
import sys
from readinglist import cli
from readinglist.library import Library

class Panic(BaseException):
    pass

def fail(*_, **__):
    raise {fault}

Library.search = fail
sys.exit(cli.main(sys.argv[1:]))
"""


@pytest.mark.parametrize("fault", ["ValueError('my private title')", "Panic('my private title')"])
def test_a_fault_is_one_sentence_that_says_where_its_report_is(filled: Terminal, tmp_path: Path, fault: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAILS.format(fault=fault), "--library", str(filled.library), "list", "private"],
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path / "state")},
        capture_output=True,
        text=True,
        check=False,
        cwd=CHECKOUT,
    )
    assert (done.returncode, done.stdout) == (1, "")
    (sentence,) = done.stderr.splitlines()
    (log,) = (tmp_path / "state").rglob("terminal.log")
    assert sentence.startswith("This failed by a fault in Reading List; the library is safe.")
    assert str(log) in sentence
    assert fault.partition("(")[0] in log.read_text()
    assert "private" not in log.read_text()
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
