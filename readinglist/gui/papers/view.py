"""The list itself: selection by id, keys and the mouse; it knows nothing of the library."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import Enum

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from readinglist.domain.paper import Paper
from readinglist.gui.naming import named
from readinglist.gui.papers.delegate import PaperDelegate
from readinglist.gui.papers.model import PaperListModel


class Reason(Enum):
    """Why other papers are shown, and so what stays selected."""

    SAME = "the same question: what was selected, or the row that took its place"
    NEW_PLACE = "another place or order: what was selected if it is there too, or the first"
    NEW_WORDS = "other words: the best match, which is the first"


class PaperListView(QListView):
    """Shows a PaperListModel; what is selected stays selected, by id, whatever the list becomes."""

    selected = Signal()
    opened = Signal(int)  # id of the paper whose best link is wanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "paper-list", "Papers")
        self.papers = PaperListModel(self)
        self.rows = PaperDelegate(self)
        self._is_showing = False
        self.setModel(self.papers)
        self.setItemDelegate(self.rows)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        self.selectionModel().currentChanged.connect(lambda *_: self._tell_selection())
        self.activated.connect(self._open)

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected papers in the order of the list."""
        return [self.papers.ids[row] for row in sorted(index.row() for index in self.selectionModel().selectedRows())]

    def current_id(self) -> int | None:
        """Return the id of the paper that the keyboard is at."""
        index = self.currentIndex()
        return self.papers.ids[index.row()] if index.isValid() else None

    def show_papers(self, ids: Sequence[int], papers: Sequence[Paper], reason: Reason) -> None:
        """Show other papers, and select what the reason for that leaves selected."""
        chosen, current, row = self.selected_ids(), self.current_id(), max(0, self.currentIndex().row())
        place = self.verticalScrollBar().value()
        self._is_showing = True
        self.papers.show(ids, papers)
        kept = [] if reason is Reason.NEW_WORDS else [one for one in chosen if self.papers.row_of(one) is not None]
        if kept:
            self.select_ids(kept, current)
        else:
            self.go_to(min(row, len(ids) - 1) if reason is Reason.SAME else 0)
        if reason is Reason.SAME:
            self.verticalScrollBar().setValue(place)
        self.scrollTo(self.currentIndex())
        self._is_showing = False
        self.selected.emit()

    def select_ids(self, ids: Collection[int], current: int | None = None) -> None:
        """Select these papers, as far as they are in the list."""
        rows = sorted(row for number in ids if (row := self.papers.row_of(number)) is not None)
        if not rows:
            return
        selection = QItemSelection()
        for first, last in _runs(rows):
            selection.select(self.papers.index(first), self.papers.index(last))
        current_row = self.papers.row_of(current) if current is not None else None
        index = self.papers.index(rows[0] if current_row is None else current_row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def go_to(self, row: int) -> None:
        """Select the paper of one row and make it visible."""
        if 0 <= row < len(self.papers.ids):
            # Said in full, because Qt would else ask which keys are held down just now.
            command = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.papers.index(row), command)

    def step(self, steps: int) -> None:
        """Go down (or up) the list, from the first row where none is current."""
        row = self.currentIndex().row()
        self.go_to(max(0, min(row + steps, len(self.papers.ids) - 1)) if row >= 0 else 0)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are commands here, and the search line is a key away."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, also where the platform activates by other means."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.papers.ids[index.row()])

    def _tell_selection(self, *_changes: object) -> None:
        if not self._is_showing:
            self.selected.emit()


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return rising `rows` as (first, last) of each unbroken run, so that a large selection is a few ranges."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
