"""A monkey at the desk: keys, clicks, words, drags and actions at random, on real listings beside the checkout.

Nothing it does may raise, or make Qt warn. MONKEY_EVENTS says how much it does and MONKEY_SEED what. `make monkey` lets
it do 10,000 things; then memory is looked at, too.
"""

from __future__ import annotations

import gc
import os
import resource
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readinglist.library import Library
from tests.gui.monkey import AtHome, Monkey
from tests.gui.parts import Program, open_program

EVENTS = int(os.environ.get("MONKEY_EVENTS", "200"))
SEED = int(os.environ.get("MONKEY_SEED", "1"))
SETTLES_EVERY = 50  # events
MOST_GROWTH = 96  # megabytes, in the second half of many events
OWN = Path(__file__).parents[1] / "fixtures" / "listings"
REAL = Path(__file__).parents[3] / "shared" / "listings"


def memory() -> float:
    """The memory of this process, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


@pytest.fixture
def busy_program(qtbot: QtBot, tmp_path: Path) -> Program:
    """The window on a library of three listings."""
    listings = sorted((REAL if REAL.is_dir() else OWN).glob("*.txt"))[:3]
    with Library.open(tmp_path / "library.db") as library:
        library.import_files(listings)
        library.tag(library.search("learning").ids, add=["vision/3d"])
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini", answers=AtHome())
    program.answers.files = [str(listings[0])]
    program.answers.colour_answer = "#aa3344"
    return program


@pytest.mark.qt_log_ignore("not accepted by receiving widget", extend=True)  # QTest says so of a key that nobody takes
def test_whatever_is_done_nothing_breaks(busy_program: Program, tmp_path: Path, qtlog: Any) -> None:
    program = busy_program
    (tmp_path / "out").mkdir()
    monkey = Monkey(program, tmp_path / "out", SEED)
    grown: list[float] = []
    for number in range(EVENTS):
        monkey.act()
        QApplication.processEvents()
        if number % SETTLES_EVERY == 0:
            program.answers.text_answer = ""  # a question that is asked until it is answered well would go on for ever
            program.wait_for_writes()
            assert program.bugs == [], "\n".join(monkey.done)
            assert [told.message for told in qtlog.records if not told.ignored] == [], "\n".join(monkey.done)
            assert program.window.isVisible(), "\n".join(monkey.done)
            assert program.window.isEnabled(), "\n".join(monkey.done)
        if number in (EVENTS // 4, EVENTS // 2, EVENTS * 3 // 4):
            grown.append(memory())
    print("\n".join(monkey.done))
    program.answers.text_answer = ""
    program.wait_for_writes()
    gc.collect()
    grown.append(memory())
    print(f"{EVENTS} events of seed {SEED}: {' → '.join(f'{megabytes:.0f}' for megabytes in grown)} MB by quarters")
    assert EVENTS < 2_000 or grown[-1] - grown[1] < MOST_GROWTH
    program.desk.clipboard.clear()  # what was copied would be destroyed after Python
    program.close()
