"""Runs the program as it is, and tells on request what its windows show and where: a test's eyes.

Started as `python watched.py ARGUMENT ...` with the program's own arguments. Each line on standard input asks for a
look; the answer is one line of JSON on standard output.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QMenuBar, QWidget

from readinglist.__main__ import main

ROWS = 40  # of a list, told at most
CARRIED = "QShapedPixmapWindow"  # Qt's name for what is drawn beside the mouse in a drag


class Watcher(QObject):
    """Lives on the window's thread and looks around there when asked."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._answer)

    @Slot()
    def _answer(self) -> None:
        windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        seen = [_described(widget) for window in windows for widget in (window, *window.findChildren(QWidget))]
        dragged = [_carried(window) for window in QGuiApplication.topLevelWindows() if window.isVisible()]
        print(json.dumps([widget for widget in (*seen, *dragged) if widget]), flush=True)


def _described(widget: QWidget) -> dict[str, Any] | None:
    """Return what a person (or a screen reader) could tell of a widget; None where it does not show."""
    if not widget.isVisible() or widget.visibleRegion().isEmpty():
        return None
    return {
        "kind": type(widget).__name__,
        "name": widget.objectName(),
        "text": _text(widget),
        "title": widget.windowTitle() if widget.isWindow() else "",
        "spoken": widget.accessibleName(),
        "enabled": widget.isEnabled(),
        "focus": widget.hasFocus(),
        "active": widget.isWindow() and widget.isActiveWindow(),
        "place": _place(widget, widget.rect()),
        "rows": _rows(widget),
    }


def _carried(window: QWindow) -> dict[str, Any] | None:
    """Return what the mouse carries in a drag, which is a window of Qt's own; None for any other."""
    kind, place = window.metaObject().className(), window.geometry()
    if kind != CARRIED:
        return None
    return {"kind": kind, "text": "", "place": [place.x(), place.y(), place.width(), place.height()]}


def _text(widget: QWidget) -> str:
    for reading in ("text", "toPlainText", "currentText", "title"):
        read = getattr(widget, reading, None)
        if callable(read):
            text = read()
            if isinstance(text, str):
                return text
    return ""


def _rows(widget: QWidget) -> list[dict[str, Any]]:
    """Return what can be clicked in a list, a tree or a menu."""
    if isinstance(widget, QMenuBar | QMenu):
        entries = [entry for entry in widget.actions() if entry.isVisible() and not entry.isSeparator()]
        return [
            {"text": _menu_text(entry.text()), "place": _place(widget, widget.actionGeometry(entry))}
            for entry in entries
        ]
    return _visible_rows(widget) if isinstance(widget, QAbstractItemView) else []


def _visible_rows(view: QAbstractItemView) -> list[dict[str, Any]]:
    """Return the rows of a list or tree that are on the screen, with those below an open row."""
    index = view.indexAt(QPoint(2, 2))
    rows: list[dict[str, Any]] = []
    while index.isValid() and len(rows) < ROWS:
        shown = view.visualRect(index)
        if not view.viewport().rect().intersects(shown):
            break
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
        rows.append({"text": text, "spoken": spoken, "place": _place(view.viewport(), shown)})
        below = getattr(view, "indexBelow", None)
        index = below(index) if below else index.siblingAtRow(index.row() + 1)
    return rows


def _menu_text(text: str) -> str:
    """Return the words of a menu entry, without its key."""
    return text.split("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&")


def _place(widget: QWidget, inside: QRect) -> list[int]:
    corner = widget.mapToGlobal(inside.topLeft())
    return [corner.x(), corner.y(), inside.width(), inside.height()]


def _listen() -> None:
    """Hand each question to the window's thread, once there is one."""
    watcher: Watcher | None = None
    for _ in sys.stdin:
        while watcher is None:
            application = QApplication.instance()
            if application is not None:
                watcher = Watcher()
                watcher.moveToThread(application.thread())
            else:
                time.sleep(0.02)
        watcher.asked.emit()


if __name__ == "__main__":
    threading.Thread(target=_listen, daemon=True).start()
    sys.exit(main(sys.argv[1:]))
