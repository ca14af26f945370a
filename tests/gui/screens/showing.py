"""Brings a screen up, has it looked at, and puts it away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.parts import Program
from tests.gui.screens.table import Screen

Look = Callable[[], object]
Opening = Callable[[Screen], Program]  # of the window that a screen belongs to
_PAUSE = 100  # milliseconds between two looks whether a question is asked


def show(program: Program, screen: Screen, look: Look) -> None:
    """Come to a screen and call `look` there."""
    if screen.waits:
        _answer(program, screen, look)
        return
    screen.go(program)
    program.wait_for_writes()
    program.settle()
    look()


def _answer(program: Program, screen: Screen, look: Look) -> None:
    """Look while a question waits for its answer, then leave it unanswered."""
    looked: list[QWidget] = []

    def attempt() -> None:
        asked = QApplication.activeModalWidget()
        if asked is not None and asked.isVisible() and not looked:
            looked.append(asked)
            try:
                look()
            finally:
                asked.close()

    timer = QTimer(program.window, interval=_PAUSE)
    timer.timeout.connect(attempt)
    timer.start()
    try:
        screen.go(program)
        program.wait(lambda: looked and not looked[0].isVisible())
    finally:
        timer.stop()


def put_away(program: Program) -> None:
    """Close what stands before the window."""
    for window in QApplication.topLevelWidgets():
        if window is not program.window and window.isVisible():
            window.close()
    QApplication.processEvents()
