"""The list itself: selection by id, keys and the mouse; it knows nothing of the library."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from readinglist.domain.paper import Paper
from readinglist.gui.naming import named
from readinglist.gui.papers.delegate import PaperDelegate, row_height
from readinglist.gui.papers.model import PaperListModel


class Reason(Enum):
    """Why other papers are shown, and so what stays selected."""

    SAME = "the same question: what was selected, or the row that took its place"
    NEW_PLACE = "another place or order: what was selected if it is there too, or the first"
    NEW_WORDS = "other words: the best match, which is the first"


class PaperListView(QTableView):
    """Shows a PaperListModel; what is selected stays selected, by id, whatever the list becomes.

    A table of one column, because Qt's list would lay out every row at each change, and its table lays out none.
    """

    selected = Signal()
    opened = Signal()  # a double click: the best link of the current paper is wanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "paper-list", "Papers")
        self.papers = PaperListModel(self)
        self.rows = PaperDelegate(self)
        self._is_showing = False
        self._coming: Collection[int] = ()
        self.setModel(self.papers)
        self.setItemDelegate(self.rows)
        self._make_plain()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        self.selectionModel().currentChanged.connect(lambda *_: self._tell_selection())
        self.doubleClicked.connect(self.opened)

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected papers in the order of the list."""
        return [number for top, bottom in sorted(self._ranges()) for number in self.papers.ids[top : bottom + 1]]

    def selected_count(self) -> int:
        """Return how many papers are selected."""
        return sum(bottom - top + 1 for top, bottom in self._ranges())

    def _ranges(self) -> list[tuple[int, int]]:
        selection = self.selectionModel().selection()
        return [(selection.at(at).top(), selection.at(at).bottom()) for at in range(selection.count())]

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
        coming, self._coming = self._coming, ()
        is_another_answer = reason is Reason.NEW_WORDS
        if not self.select_ids(coming) and (is_another_answer or not self.select_ids(chosen, current)):
            self.go_to(min(row, len(ids) - 1) if reason is Reason.SAME else 0)
        if reason is Reason.SAME:
            self.verticalScrollBar().setValue(place)
        self.scrollTo(self.currentIndex())
        self._is_showing = False
        self.selected.emit()

    def expect(self, ids: Collection[int]) -> None:
        """Select these papers when the list is shown next, because they are about to come."""
        self._coming = ids

    def select_ids(self, ids: Collection[int], current: int | None = None) -> bool:
        """Select these papers, as far as they are in the list; tell whether any is."""
        rows = self.papers.rows_of(ids)
        if not rows:
            return False
        selection = QItemSelection()
        for first, last in _runs(rows):
            selection.select(self.papers.index(first), self.papers.index(last))
        current_row = self.papers.row_of(current) if current is not None else None
        index = self.papers.index(rows[0] if current_row is None else current_row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        return True

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

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go to the first and last paper with Home and End, which in a table mean columns."""
        if action is QAbstractItemView.CursorAction.MoveHome:
            return self.papers.index(0)
        if action is QAbstractItemView.CursorAction.MoveEnd:
            return self.papers.index(len(self.papers.ids) - 1)
        return super().moveCursor(action, modifiers)

    def changeEvent(self, event: QEvent) -> None:
        """Give the rows the height of another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()

    def _make_plain(self) -> None:
        """Take away what makes a table look like one."""
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self._fit_rows()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))

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
