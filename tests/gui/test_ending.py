"""The program is ended from outside: kindly, and nothing is lost; or by a kill, and the next start takes care."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from readinglist.library import Library
from tests.gui.parts import fill

CHECKOUT = Path(__file__).parents[2]


class Outside:
    """Starts the program with a home of its own, and ends it."""

    def __init__(self, home: Path) -> None:
        self.library = home / "papers.db"
        self.marks = home / "STATE" / "readinglist" / "open"
        self.said = ""
        self._home = home
        fill(self.library)

    def run(self, deed: str, number: signal.Signals) -> int:
        """Have the program do something, send it a signal and return its exit status."""
        folders = {f"XDG_{name}_HOME": str(self._home / name) for name in ("STATE", "CONFIG", "CACHE")}
        command = [sys.executable, "-m", "tests.gui.driven_window", deed, str(self.library)]
        with subprocess.Popen(
            command,
            env={**os.environ, **folders},
            cwd=CHECKOUT,
            stdout=subprocess.PIPE,
            preexec_fn=_heed_signals,
        ) as started:
            assert started.stdout is not None
            lines = list(iter(started.stdout.readline, b"done\n"))
            assert started.poll() is None
            started.send_signal(number)
            self.said = b"".join(lines).decode()
            try:
                return started.wait(60)
            finally:
                started.kill()  # where it did not end, nobody would end it


def _heed_signals() -> None:
    """Heed what whoever runs the tests may ignore, as under nohup: the program leaves that so."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    return Outside(tmp_path)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_kind_signal_is_a_good_end_and_what_was_typed_is_kept(outside: Outside, number: signal.Signals) -> None:
    assert outside.run("write a note", number) == 0
    with Library.open(outside.library) as library:
        assert "unsaved" in [paper.notes for paper in library.papers([1, 2, 3, 4, 5])]
    assert list(outside.marks.iterdir()) == []


@pytest.mark.parametrize(("deed", "number"), [("edit", signal.SIGTERM), ("edit and wait", signal.SIGKILL)])
def test_what_stood_in_a_form_is_there_again_at_the_next_start(
    outside: Outside, deed: str, number: signal.Signals
) -> None:
    outside.run(deed, number)
    outside.run("look at the form", signal.SIGTERM)
    assert outside.said == "Here. What you had typed and not saved when Reading List was ended is here again.\n"
    with Library.open(outside.library) as library:
        assert not any(paper.venue for paper in library.papers([1, 2, 3, 4, 5]))


def test_a_dialog_does_not_keep_the_program_from_ending(outside: Outside) -> None:
    assert outside.run("ask", signal.SIGTERM) == 0


def test_after_a_kill_a_start_takes_care_once(outside: Outside) -> None:
    assert outside.run("choose", signal.SIGTERM) == 0
    assert outside.run("choose", signal.SIGKILL) == -signal.SIGKILL
    assert outside.run("tell", signal.SIGTERM) == 0
    assert outside.said.startswith("Reading List did not end as it should last time")
    assert outside.said.endswith("Your library was checked and is sound. selected: 0\n")
    assert outside.run("tell", signal.SIGTERM) == 0
    assert outside.said == ""
