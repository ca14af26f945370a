"""A monkey at the desk: keys, clicks, words and actions at random, on real listings where they are beside the checkout.

Nothing it does may raise, or make Qt warn. MONKEY_EVENTS says how much it does and MONKEY_SEED what: the same seed does
the same, as far as threads allow. `make monkey` lets it do 10,000 things; then memory is looked at, too.
"""

from __future__ import annotations

import os
import random
import resource
from collections import deque
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from pytestqt.qtbot import QtBot

from readinglist.gui.menus import MENUS
from readinglist.library import Library
from tests.gui.parts import Program, open_program

EVENTS = int(os.environ.get("MONKEY_EVENTS", "200"))
SEED = int(os.environ.get("MONKEY_SEED", "1"))
SETTLES_EVERY = 50  # events
MOST_GROWTH = 96  # megabytes, in the second half of many events
OWN = Path(__file__).parents[1] / "fixtures" / "listings"
REAL = Path(__file__).parents[3] / "shared" / "listings"
QUIT = "quit"  # would be the end of it
ACTIONS = [action for menu in MENUS for action in menu.actions() if action.id != QUIT]
KEYS = [key for action in ACTIONS for key in action.all_keys]
KEYS += ["Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Tab", "Backspace", "Space", "Return", "Esc"]
WORDS = ["contrastve", "lerning", "tag:", "is:unread", "-", '"', "(a OR", "vision/3d", "<b>", "ü🙂", "year:2021.."]


class Monkey(QObject):
    """Does one thing after another, and closes what asks and waits for an answer."""

    def __init__(self, program: Program, folder: Path) -> None:
        super().__init__(program.window)
        self._program, self._folder = program, folder
        self._random = random.Random(SEED)
        self.done: deque[str] = deque(maxlen=20)
        self._turns = self._turns_seen = 0
        self._watch = QTimer(self, interval=100)
        self._watch.timeout.connect(self._close_what_waits)
        self._watch.start()

    def act(self) -> None:
        """Do something."""
        self._turns += 1
        self._program.answers.path = str(self._random.choice((self._folder, self._folder / "papers.bib")))
        self._program.answers.choice_answer = self._random.choice((-1, 0, 0, 1))
        self._program.answers.text_answer = self._random.choice(("language/speech", "", "speech 2"))
        deed = self._random.choices(
            (self._press, self._type, self._click, self._trigger, self._resize), (40, 10, 30, 15, 1)
        )[0]
        deed()

    def _say(self, what: str) -> None:
        self.done.append(f"{self._turns}: {what}")

    def _front(self) -> QWidget:
        return QApplication.activeModalWidget() or QApplication.activeWindow() or self._program.window

    def _press(self) -> None:
        key, front = self._random.choice(KEYS), self._front()
        target = front.focusWidget() or front
        self._say(f"{key} in {target.objectName() or target}")
        QTest.keySequence(target, QKeySequence(key))

    def _type(self) -> None:
        word, front = self._random.choice(WORDS), self._front()
        target = front.focusWidget() or front
        self._say(f"{word} in {target.objectName() or target}")
        for letter in word:  # as an input method sends it: not all are keys
            QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))

    def _click(self) -> None:
        front = self._front()
        shown = [one for one in front.findChildren(QWidget) if one.isVisible() and one.window() is front]
        target = self._random.choice(shown or [front])
        if isinstance(target, QAbstractScrollArea):
            target = target.viewport()
        place = QPoint(self._random.randrange(max(1, target.width())), self._random.randrange(max(1, target.height())))
        button = self._random.choices((Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton), (9, 1))[0]
        self._say(f"{button} at {place} of {target.objectName() or target}")
        click = self._random.choice((QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick))
        click(target, button, Qt.KeyboardModifier.NoModifier, place)

    def _trigger(self) -> None:
        if QApplication.activeModalWidget() is None:
            made = self._program.window.findChild(QAction, self._random.choice(ACTIONS).id)
            assert isinstance(made, QAction)
            self._say(f"action {made.objectName()}")
            made.trigger()

    def _resize(self) -> None:
        width, height = self._random.choice(((1280, 800), (800, 600), (1000, 640)))
        self._say(f"{width}x{height}")
        self._program.window.resize(width, height)

    def _close_what_waits(self) -> None:
        """Close a menu, or a dialog in whose own loop the latest deed still goes on."""
        is_waiting, self._turns_seen = self._turns == self._turns_seen, self._turns
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        elif is_waiting and modal is not None:
            modal.close()


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
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini")
    program.answers.files = [str(listings[0])]
    program.answers.colour_answer = "#aa3344"
    return program


@pytest.mark.qt_log_ignore("not accepted by receiving widget", extend=True)  # QTest says so of a key that nobody takes
def test_whatever_is_done_nothing_breaks(busy_program: Program, tmp_path: Path) -> None:
    program = busy_program
    (tmp_path / "out").mkdir()
    monkey = Monkey(program, tmp_path / "out")
    before = memory()
    for number in range(EVENTS):
        monkey.act()
        QApplication.processEvents()
        if number % SETTLES_EVERY == 0:
            program.answers.text_answer = ""  # a question that is asked until it is answered well would go on for ever
            program.wait_for_writes()
            assert program.bugs == [], "\n".join(monkey.done)
            assert program.window.isVisible(), "\n".join(monkey.done)
        if number == EVENTS // 2:
            before = memory()
    print("\n".join(monkey.done))
    program.answers.text_answer = ""
    program.wait_for_writes()
    grown = memory() - before
    print(f"{EVENTS} events of seed {SEED}: {memory():.0f} MB, {grown:.0f} of it in the second half")
    assert EVENTS < 2_000 or grown < MOST_GROWTH
    program.desk.clipboard.clear()  # what was copied would be destroyed after Python
    program.close()
