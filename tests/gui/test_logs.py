"""The log is its user's alone, bounded, and says where the interpreter itself ended."""

from __future__ import annotations

import logging
import stat
import subprocess
import sys
from pathlib import Path

from readinglist.gui.logs import LOG_BYTES, LOG_FILES, log_in

CHECKOUT = Path(__file__).parents[2]
CRASHES = """
import ctypes, sys
from pathlib import Path
from readinglist.gui.logs import log_in
with log_in(Path(sys.argv[1])):
    ctypes.string_at(0)
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_log_is_for_its_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "log"
    folder.mkdir(parents=True, mode=0o755)  # as an older version, or somebody else, made it
    with log_in(folder):
        logging.getLogger("readinglist").error("one line")
    assert mode(folder) == 0o700
    assert [mode(folder / name) for name in ("readinglist.log", "crash.log")] == [0o600, 0o600]


def test_the_log_goes_round_in_five_files(tmp_path: Path) -> None:
    line = "x" * 10_000
    with log_in(tmp_path):
        for _ in range(LOG_FILES * LOG_BYTES // len(line) + 200):
            logging.getLogger("readinglist").warning(line)
    logs = sorted(path for path in tmp_path.iterdir() if path.name.startswith("readinglist.log"))
    assert len(logs) == LOG_FILES
    assert all(path.stat().st_size <= LOG_BYTES and mode(path) == 0o600 for path in logs)


def test_a_crash_of_the_interpreter_says_where_it_was(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CRASHES, str(tmp_path)], cwd=CHECKOUT, check=False)
    assert done.returncode < 0
    assert "string_at" in (tmp_path / "crash.log").read_text()


def test_old_crashes_do_not_pile_up(tmp_path: Path) -> None:
    (tmp_path / "crash.log").write_text("x" * (LOG_BYTES + 1))
    with log_in(tmp_path):
        pass
    assert (tmp_path / "crash.log").stat().st_size == 0


def test_where_no_log_can_be_written_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with log_in(tmp_path / "file" / "log"):
        logging.getLogger("readinglist").error("lost")
