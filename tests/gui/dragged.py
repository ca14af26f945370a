"""Drags as a window hears of them: what is dragged comes in, moves, and is let go or taken away again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from readinglist.gui.drop_overlay import DropOverlay
from readinglist.gui.papers.dragging import mark_papers, mark_tag

COPY, LEFT, NO_KEYS = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class _Enter(QDragEnterEvent):
    origin: QObject

    def source(self) -> QObject:
        return self.origin


class _Move(QDragMoveEvent):
    origin: QObject

    def source(self) -> QObject:
        return self.origin


class _Drop(QDropEvent):
    origin: QObject

    def source(self) -> QObject:
        return self.origin


def drag_papers(
    ids: Sequence[int], source: QWidget, view: QAbstractScrollArea, places: Sequence[QPoint], *, is_dropped: bool = True
) -> None:
    """Drag papers of `source` over places in `view`, and let them go at the last, or leave."""
    mime = QMimeData()
    mark_papers(mime, ids)
    _drag(mime, source, view, places, is_dropped=is_dropped)


def drag_tag(
    name: str, source: QWidget, view: QAbstractScrollArea, places: Sequence[QPoint], *, is_dropped: bool = True
) -> None:
    """Drag a tag, as above."""
    mime = QMimeData()
    mark_tag(mime, name)
    _drag(mime, source, view, places, is_dropped=is_dropped)


def drag_files(paths: Sequence[str], window: QWidget) -> None:
    """Drag files of another program into a window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    _drop_in(mime, window)


def drag_text(text: str, window: QWidget) -> None:
    """Drag text of another program into a window."""
    mime = QMimeData()
    mime.setText(text)
    _drop_in(mime, window)


def _drag(
    mime: QMimeData, source: QWidget, view: QAbstractScrollArea, places: Sequence[QPoint], *, is_dropped: bool
) -> None:
    target = view.viewport()
    enter = _Enter(places[0], COPY, mime, LEFT, NO_KEYS)
    enter.origin = source
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return
    is_taken = False
    for place in places:
        move = _Move(place, COPY, mime, LEFT, NO_KEYS)
        move.origin = source
        QApplication.sendEvent(target, move)
        is_taken = move.isAccepted()
    if is_dropped and is_taken:
        drop = _Drop(QPointF(places[-1]), COPY, mime, LEFT, NO_KEYS)
        drop.origin = source
        QApplication.sendEvent(target, drop)
    else:
        QApplication.sendEvent(target, QDragLeaveEvent())


def _drop_in(mime: QMimeData, window: QWidget) -> None:
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), COPY, mime, LEFT, NO_KEYS))
    overlay = window.findChild(DropOverlay)
    if overlay is not None and overlay.isVisible():
        QApplication.sendEvent(overlay, QDropEvent(QPointF(9, 9), COPY, mime, LEFT, NO_KEYS))
