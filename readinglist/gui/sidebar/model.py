"""The tree behind the sidebar, brought up to date in place so that selection and unfolded branches stay.

Smart lists can be dragged to another place among each other; the tree itself changes once the library has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from readinglist.gui.foreign_text import visible
from readinglist.gui.sidebar.entries import SMART_LISTS, Entry, Kind

ENTRY_ROLE = Qt.ItemDataRole.UserRole
MIME = "application/x-readinglist-smart-list"

_Index = QModelIndex | QPersistentModelIndex


class SidebarModel(QStandardItemModel):
    """Holds one item for each entry, found again by the entry's key."""

    dropped = Signal(object, int)  # Entry, its place among the others

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(1)
        self.invisibleRootItem().setDropEnabled(False)

    def show(self, entries: Sequence[Entry]) -> None:
        """Make the tree what `entries` say, touching only what differs."""
        _bring_up_to_date(self.invisibleRootItem(), entries)

    def items(self) -> Iterator[QStandardItem]:
        """Yield the items of all levels, from top to bottom."""
        yield from _all_items(self.invisibleRootItem())

    def item_of(self, key: str) -> QStandardItem | None:
        """Return the item of the entry with this key."""
        return next((item for item in self.items() if _entry_of(item).key == key), None)

    def show_count(self, query: str, count: int) -> None:
        """Show how many papers the smart lists with this query find."""
        heading = self.item_of(SMART_LISTS)
        for item in _all_items(heading) if heading is not None else ():
            if _entry_of(item).typed == query:
                _fill(item, replace(_entry_of(item), count=count))

    def mimeTypes(self) -> list[str]:
        """Return what can be dropped: our own lines alone."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return what is dragged: the key of a smart list."""
        data = QMimeData()
        data.setData(MIME, indexes[0].data(ENTRY_ROLE).key.encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Return what a drag does."""
        return Qt.DropAction.MoveAction

    def canDropMimeData(self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: _Index) -> bool:
        """Tell whether it can be dropped there: among the smart lists."""
        heading = parent.data(ENTRY_ROLE)
        return data.hasFormat(MIME) and isinstance(heading, Entry) and heading.key == SMART_LISTS

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index) -> bool:
        """Tell the place that is meant, on the heading the first; False, so that the view removes nothing itself."""
        item = self.item_of(data.data(MIME).toStdString())
        if item is not None and self.canDropMimeData(data, action, row, column, parent):
            self.dropped.emit(_entry_of(item), row - (item.row() < row) if row >= 0 else 0)
        return False


def _bring_up_to_date(parent: QStandardItem, entries: Sequence[Entry]) -> None:
    wanted = {entry.key for entry in entries}
    for row in reversed(range(parent.rowCount())):
        if _entry_of(parent.child(row)).key not in wanted:
            parent.removeRow(row)
    held = {_entry_of(parent.child(row)).key for row in range(parent.rowCount())}
    for row, entry in enumerate(entries):
        if entry.key not in held:
            parent.insertRow(row, [_made_from(entry)])  # the overload for one item leaves it to Python, which frees it
            continue
        if _entry_of(parent.child(row)).key != entry.key:
            found = next(at for at in range(row, parent.rowCount()) if _entry_of(parent.child(at)).key == entry.key)
            parent.insertRow(row, parent.takeRow(found))
        item = parent.child(row)
        if _entry_of(item) != entry:
            _fill(item, entry)
            _bring_up_to_date(item, entry.children)


def _made_from(entry: Entry) -> QStandardItem:
    item = QStandardItem()
    _fill(item, entry)
    _bring_up_to_date(item, entry.children)
    return item


def _fill(item: QStandardItem, entry: Entry) -> None:
    item.setData(entry, ENTRY_ROLE)
    item.setText(entry.text)
    item.setToolTip(f"<qt>{escape(visible(entry.tip))}</qt>" if entry.tip else "")
    said = (entry.text, entry.detail, "" if entry.count is None else str(entry.count))
    item.setAccessibleText(", ".join(part for part in said if part))
    item.setEditable(False)
    item.setSelectable(entry.kind is not Kind.HEADING)
    item.setDragEnabled(entry.kind is Kind.SMART_LIST)
    item.setDropEnabled(entry.key == SMART_LISTS)


def _entry_of(item: QStandardItem) -> Entry:
    entry: Entry = item.data(ENTRY_ROLE)
    return entry


def _all_items(parent: QStandardItem) -> Iterator[QStandardItem]:
    for row in range(parent.rowCount()):
        yield parent.child(row)
        yield from _all_items(parent.child(row))
