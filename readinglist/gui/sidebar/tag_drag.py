"""A tag of the sidebar under the mouse: chosen when it is let go, unless it was dragged to papers by then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QTreeView

from readinglist.domain.query import Tagged
from readinglist.gui.papers.dragging import carry_by_mouse, mark_tag, picture_of
from readinglist.gui.sidebar.entries import Entry, Kind
from readinglist.gui.sidebar.model import ENTRY_ROLE


class TagDrag:
    """Takes the mouse from `view` while it is at a tag: chosen at the press, it would show its papers alone.

    `choose` hears which line was clicked, and with which keys held.
    """

    def __init__(self, view: QTreeView, choose: Callable[[QModelIndex, Qt.KeyboardModifier], object]) -> None:
        self._view = view
        self._choose = choose
        self._pressed = QPersistentModelIndex()
        self._place = QPoint()

    def press(self, event: QMouseEvent) -> bool:
        """Take hold of the tag below the mouse; False where there is none."""
        place = event.position().toPoint()
        index = self._view.indexAt(place)
        entry = index.data(ENTRY_ROLE)
        is_tag = isinstance(entry, Entry) and entry.kind is Kind.TAG and event.button() is Qt.MouseButton.LeftButton
        self._pressed = QPersistentModelIndex(index) if is_tag else QPersistentModelIndex()
        self._place = place
        return is_tag

    def move(self, event: QMouseEvent) -> bool:
        """Drag the tag that is held once the mouse has gone far enough; False where none is held."""
        if not self._pressed.isValid() or not event.buttons():
            return False
        gone = (event.position().toPoint() - self._place).manhattanLength()
        if gone >= QApplication.startDragDistance():
            entry: Entry = self._pressed.data(ENTRY_ROLE)
            self._pressed = QPersistentModelIndex()
            self._carry(entry)
        return True

    def release(self, event: QMouseEvent) -> bool:
        """Choose the tag that is held and still below the mouse; False where none is held."""
        if not self._pressed.isValid():
            return False
        if self._view.indexAt(event.position().toPoint()) == self._pressed:
            self._choose(self._view.indexAt(self._place), event.modifiers())
        self._pressed = QPersistentModelIndex()
        return True

    def _carry(self, entry: Entry) -> None:
        where = entry.scope.where
        if isinstance(where, Tagged):
            view, mime = self._view, QMimeData()
            mark_tag(mime, where.name)
            carry_by_mouse(view, mime, picture_of(where.name, view.palette(), view.font(), view.devicePixelRatioF()))
