"""The program with a fault in something that Qt calls: run as a module by a test, with the road and a library.

It presses a key, prints what the notice says then, and ends by itself.
"""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication

from readinglist import app
from readinglist.gui import session
from readinglist.gui.bug_dialog import BugDialog
from readinglist.gui.main_window import MainWindow
from readinglist.gui.notices import NoticeBar
from readinglist.gui.papers.delegate import PaperDelegate
from readinglist.gui.papers.model import PaperListModel
from readinglist.gui.papers.view import PaperListView
from readinglist.gui.session import Session

FIRST, LATER = 50, 500  # milliseconds; the second has time for a flood
ROADS = {  # what the overrides call: these themselves Shiboken holds on to
    "model": (PaperListModel, "_paper_at"),
    "painting": (PaperDelegate, "_paint_first_line"),
    "event filter": (NoticeBar, "_take_place"),
    "key": (PaperListView, "selected_count"),
}


def fail(*_given: object) -> Any:
    raise ZeroDivisionError("on the road")


class FaultySession(Session):
    """Looks at its window again and again."""

    def open(self, *given: Any, **named: Any) -> None:
        super().open(*given, **named)
        self._clock = QTimer(self, interval=FIRST)
        self._clock.timeout.connect(self._look)
        self._clock.start()

    def _look(self) -> None:
        window = self.window
        assert isinstance(window, MainWindow)
        if window.desk.papers.found is None:
            return
        if self._clock.interval() == LATER:
            self._clock.stop()
            notice = window.desk.notices.notice
            print(notice.text if notice else "nothing was told")
            window.close()
        self._clock.setInterval(LATER)
        setattr(*ROADS[sys.argv[1]], fail)
        ground = window.centralWidget()
        assert ground is not None
        QApplication.postEvent(ground, QResizeEvent(ground.size(), ground.size()))
        down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
        QApplication.postEvent(window.desk.papers.list, down)
        window.desk.papers.list.viewport().update()


def fail_before_it_is_there(*_given: object, **_named: object) -> Any:
    QTimer.singleShot(FIRST, close_dialog)
    fail()


def close_dialog() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BugDialog)
    print(dialog.windowTitle())
    dialog.reject()


if __name__ == "__main__":
    if sys.argv[1] == "start":
        session.MainWindow = fail_before_it_is_there  # type: ignore[assignment,misc]
    else:
        app.Session = FaultySession  # type: ignore[misc]
    sys.exit(app.main(["--library", sys.argv[2]]))
