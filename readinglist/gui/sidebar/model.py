"""The tree behind the sidebar, brought up to date in place so that selection and unfolded branches stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from readinglist.gui.sidebar.entries import Entry, Kind

ENTRY_ROLE = Qt.ItemDataRole.UserRole


class SidebarModel(QStandardItemModel):
    """Holds one item for each entry, found again by the entry's key."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(1)

    def show(self, entries: Sequence[Entry]) -> None:
        """Make the tree what `entries` say, touching only what differs."""
        _bring_up_to_date(self.invisibleRootItem(), entries)

    def items(self) -> Iterator[QStandardItem]:
        """Yield the items of all levels, from top to bottom."""
        yield from _all_items(self.invisibleRootItem())

    def item_of(self, key: str) -> QStandardItem | None:
        """Return the item of the entry with this key."""
        return next((item for item in self.items() if _entry_of(item).key == key), None)


def _bring_up_to_date(parent: QStandardItem, entries: Sequence[Entry]) -> None:
    for row, entry in enumerate(entries):
        found = next((at for at in range(row, parent.rowCount()) if _entry_of(parent.child(at)).key == entry.key), None)
        if found is None:
            item = QStandardItem()
            _fill(item, entry)
            parent.insertRow(row, [item])  # the overload for one item leaves it to Python, which frees it
        elif found != row:
            parent.removeRows(row, found - row)
        item = parent.child(row)
        if _entry_of(item) != entry:
            _fill(item, entry)
        _bring_up_to_date(item, entry.children)
    if parent.rowCount() > len(entries):
        parent.removeRows(len(entries), parent.rowCount() - len(entries))


def _fill(item: QStandardItem, entry: Entry) -> None:
    item.setData(entry, ENTRY_ROLE)
    item.setText(entry.text)
    item.setToolTip(f"<qt>{escape(entry.tip)}</qt>" if entry.tip else "")
    said = (entry.text, entry.detail, "" if entry.count is None else str(entry.count))
    item.setAccessibleText(", ".join(part for part in said if part))
    item.setEditable(False)
    item.setSelectable(entry.kind is not Kind.HEADING)


def _entry_of(item: QStandardItem) -> Entry:
    entry: Entry = item.data(ENTRY_ROLE)
    return entry


def _all_items(parent: QStandardItem) -> Iterator[QStandardItem]:
    for row in range(parent.rowCount()):
        yield parent.child(row)
        yield from _all_items(parent.child(row))
