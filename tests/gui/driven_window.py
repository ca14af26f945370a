"""The program, doing one thing in its window: run as a module by a test, with what to do and a library.

It says on its standard output when that is done, and goes on until it is told to end.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit

from readinglist import app
from readinglist.gui.main_window import MainWindow
from readinglist.gui.session import Session

GLANCE = 20  # milliseconds


class DrivenSession(Session):
    """Does something once the papers are shown."""

    def open(self, *given: Any, **named: Any) -> None:
        super().open(*given, **named)
        self._clock = QTimer(self, interval=GLANCE)
        self._clock.timeout.connect(self._look)
        self._clock.start()

    def _look(self) -> None:
        window = self.window
        assert isinstance(window, MainWindow)
        if window.desk.papers.found is not None and DEEDS[sys.argv[1]](window):
            self._clock.stop()
            print("done", flush=True)


def choose(window: MainWindow) -> bool:
    """Choose the second paper, which is remembered at a good end."""
    window.desk.papers.list.go_to(1)
    return window.desk.details.isVisible()


def write_note(window: MainWindow) -> bool:
    """Type a note, which is not saved yet."""
    notes = window.findChild(QPlainTextEdit, "notes")
    if notes is None or not notes.isVisible():
        window.desk.papers.list.go_to(0)
        return False
    notes.setFocus()
    QTest.keyClicks(notes, "unsaved")
    return True


def ask(window: MainWindow) -> bool:
    """Open a dialog that waits for an answer."""
    if QApplication.activeModalWidget() is not None:
        return True
    QTimer.singleShot(0, window.findChild(QAction, "about").trigger)
    return False


def edit(window: MainWindow) -> bool:
    """Type into the form of a paper, which is not saved."""
    venue = window.findChild(QLineEdit, "edit-venue")
    if venue is None or not venue.isVisible():
        if window.desk.papers.selected_ids():
            window.findChild(QAction, "edit-paper").trigger()
        window.desk.papers.list.go_to(0)
        return False
    QTest.keyClicks(venue, "Here")
    return True


def edit_and_wait(window: MainWindow) -> bool:
    """Type into the form of a paper, and wait until that is kept."""
    venue = window.findChild(QLineEdit, "edit-venue")
    if venue is None or not venue.text():
        edit(window)
    return bool(list(window.desk.settings.beside("unfinished").glob("[!.]*")))


def look_at_the_form(window: MainWindow) -> bool:
    """Say what stands in the form that came back."""
    venue, said = window.findChild(QLineEdit, "edit-venue"), window.findChild(QLabel, "came-back")
    if venue is None or said is None or not said.isVisible():
        return False
    print(f"{venue.text()}. {said.text()}", flush=True)
    return True


def tell(window: MainWindow) -> bool:
    """Say what a start found."""
    notice = window.desk.notices.notice
    if notice is None or "being checked" in notice.text:
        return window.desk.papers.current_paper() is not None
    print(f"{notice.text} selected: {window.desk.papers.list.selected_count()}", flush=True)
    return True


DEEDS: dict[str, Callable[[MainWindow], bool]] = {
    "choose": choose,
    "write a note": write_note,
    "ask": ask,
    "edit": edit,
    "edit and wait": edit_and_wait,
    "look at the form": look_at_the_form,
    "tell": tell,
}

if __name__ == "__main__":
    app.Session = DrivenSession  # type: ignore[misc]
    sys.exit(app.main(["--library", sys.argv[2]]))
