"""The list itself: selection by id, keys and the mouse; it knows nothing of the library."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from enum import Enum
from itertools import chain, islice
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from readinglist.domain.paper import Paper
from readinglist.gui.naming import named
from readinglist.gui.papers.delegate import PaperDelegate, row_height
from readinglist.gui.papers.dragging import tag_in
from readinglist.gui.papers.model import PaperListModel
from readinglist.gui.papers.places import NOWHERE, Places, Run
from readinglist.gui.papers.tag_drops import TagDrops

MOST_COMPARED = 1_000  # selected rows among which the current one is looked for


class Reason(Enum):
    """Why other papers are shown, and so what stays selected."""

    SAME = "the same question: what was selected, or the row that took its place"
    NEW_PLACE = "another place or order: what was selected if it is there too, or the first"
    NEW_WORDS = "other words: the best match, which is the first"


class _Sought(NamedTuple):
    """Papers to select, and the one that the keyboard is to be at."""

    ids: Sequence[int]
    current: int | None = None


class PaperListView(QTableView):
    """Shows a PaperListModel; what is selected stays selected, by id, whatever the list becomes.

    A table of one column, because Qt's list would lay out every row at each change, and its table lays out none. It may
    hold a million rows: nothing here goes through them all.
    """

    selected = Signal()
    opened = Signal()  # a double click: the best link of the current paper is wanted
    drag_wanted = Signal()  # of what is selected, while `is_held`
    tag_dropped = Signal(str, object)  # its name, and the ids of the papers that take it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "paper-list", "Papers")
        self.papers = PaperListModel(self)
        self.rows = PaperDelegate(self)
        self._is_showing = False
        self._selects_first = True
        self._is_held = False
        self._sought: _Sought | None = None  # until they are here, or something else is chosen
        self._over: QWidget | None = None
        self.setModel(self.papers)
        self.setItemDelegate(self.rows)
        self._make_plain()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self._tag_drops = TagDrops(self)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        self.selectionModel().currentChanged.connect(lambda *_: self._tell_selection())
        self.doubleClicked.connect(self.opened)

    def selected_ids(self) -> Sequence[int]:
        """Return the ids of the selected papers in the order of the list."""
        ranges = sorted(self._ranges())
        if ranges == [(0, len(self.papers.ids) - 1)]:
            return self.papers.ids
        ids = array("q")
        for top, bottom in ranges:
            ids.extend(self.papers.ids[top : bottom + 1])
        return ids

    @property
    def sought_ids(self) -> Sequence[int]:
        """The papers that are to be selected once they are here."""
        return self._sought.ids if self._sought else ()

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

    def show_papers(
        self,
        ids: Sequence[int],
        papers: Sequence[Paper],
        reason: Reason,
        *,
        is_whole: bool = True,
        places: Places = NOWHERE,
    ) -> None:
        """Show other papers, and select what the reason for that leaves selected.

        `places` says where papers stand that are too far down to be looked for here. Where the list is not whole yet,
        what is not found in its beginning is selected later.
        """
        sought = self._sought or _Sought(
            () if reason is Reason.NEW_WORDS else self.selected_ids(),
            None if reason is Reason.NEW_WORDS else self.current_id(),
        )
        row, place = max(0, self.currentIndex().row()), self.verticalScrollBar().value()
        had_all = 1 < self.selected_count() == len(self.papers.ids)
        self._is_showing = True
        stays = self.papers.show(ids, papers) and reason is Reason.SAME
        if stays and had_all:
            self.selectAll()
        is_found = (stays and not self._sought) or self._select(sought, places, row)
        if not is_found and not stays and self._selects_first:
            self.go_to(min(row, len(ids) - 1) if reason is Reason.SAME else 0)
        has_all = is_found and self.selected_count() >= len(sought.ids)
        self._sought = None if has_all or is_whole else sought
        if reason is Reason.SAME and not places.runs:
            self.verticalScrollBar().setValue(place)
        if not stays:
            hint = self.ScrollHint.EnsureVisible if reason is Reason.SAME else self.ScrollHint.PositionAtCenter
            self.scrollTo(self.currentIndex(), hint)
        self._is_showing, self._selects_first = False, True
        self.selected.emit()

    def expect(self, ids: Sequence[int]) -> None:
        """Select these papers when the list that has them is shown, because they are about to come."""
        self._sought = _Sought(ids)

    def expect_back(self, ids: Sequence[int]) -> None:
        """Select these papers when they come, unless one stands near the top or the keyboard already."""
        if not self.papers.places(ids, max(0, self.currentIndex().row())).runs:
            self.expect(ids)

    def expect_nothing(self) -> None:
        """Select nothing when the next list is shown."""
        self._selects_first = False

    def select_ids(self, ids: Sequence[int], current: int | None = None) -> bool:
        """Select these papers, as far as they stand near the top or near the keyboard; tell whether any does."""
        return self._select(_Sought(ids, current), NOWHERE, max(0, self.currentIndex().row()))

    def _select(self, sought: _Sought, places: Places, row: int) -> bool:
        runs = places.runs if places.sought == sought.ids else self.papers.places(sought.ids, row).runs
        if not runs:
            return False
        selection = QItemSelection()
        for first, last in runs:
            selection.select(self.papers.index(first), self.papers.index(last))
        index = self.papers.index(self._row_of(sought.current, runs))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        return True

    def _row_of(self, paper_id: int | None, runs: Sequence[Run]) -> int:
        """Return where a paper stands in these rows; the first of them, where that is not soon seen."""
        rows = islice(chain.from_iterable(range(first, last + 1) for first, last in runs), MOST_COMPARED)
        return next((row for row in rows if self.papers.ids[row] == paper_id), runs[0][0])

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

    def keep_clear_of(self, widget: QWidget) -> None:
        """Let all rows be seen that `widget` stands over: the list scrolls on behind its end, the current row at once.

        To be called whenever that comes, goes or takes another place.
        """
        self._over = widget
        self.updateGeometries()
        index = self.currentIndex()
        row = self.visualRect(index)
        if index.isValid() and row.intersects(self.viewport().rect()) and self._covered_of(row) > 0:
            self.scrollTo(index)

    def updateGeometries(self) -> None:
        """Scroll on by what is covered at the foot."""
        super().updateGeometries()
        bar = self.verticalScrollBar()
        bar.setMaximum(bar.maximum() + self._covered())

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row above what covers the foot, too."""
        super().scrollTo(index, hint)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + max(0, self._covered_of(self.visualRect(index))))

    def _covered_of(self, row: QRect) -> int:
        """Return how far a row reaches below what is not covered; less than nothing where it is above."""
        covered = self._covered()
        return row.bottom() + 1 - (self.viewport().height() - covered) if covered else 0

    def _covered(self) -> int:
        """Return how many pixels of the foot something stands over."""
        if self._over is None or not self._over.isVisible():
            return 0
        seen = self.viewport().rect()
        place = QRect(self.viewport().mapFromGlobal(self._over.mapToGlobal(QPoint())), self._over.size())
        return max(0, seen.height() - place.top()) if place.intersects(seen) else 0

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are commands here, and the search line is a key away."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go to the first and last paper with Home and End, which in a table mean columns."""
        if action is QAbstractItemView.CursorAction.MoveHome:
            return self.papers.index(0)
        if action is QAbstractItemView.CursorAction.MoveEnd:
            return self.papers.index(len(self.papers.ids) - 1)
        return super().moveCursor(action, modifiers)

    @property
    def is_held(self) -> bool:
        """Whether papers were taken hold of to be dragged, and not let go since."""
        return self._is_held

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: ARG002
        """Say that the selected papers are wanted elsewhere: the drag begins when they are here."""
        self._is_held = True
        self.drag_wanted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin anew; how a drag ended is not told."""
        self._is_held = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select nothing on the way of what is held."""
        if not (self._is_held and event.buttons()):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of papers, which stay selected wherever the pointer has come to."""
        if not self._is_held:
            super().mouseReleaseEvent(event)
        self._is_held = False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let tags in; all else is for the window."""
        event.setAccepted(self._tag_drops.are_in(event))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show which paper would take the tag."""
        self._tag_drops.follow(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show none any more."""
        super().dragLeaveEvent(event)
        self._tag_drops.end()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which papers took which tag."""
        self._tag_drops.end()
        ids = self._tag_drops.ids_below(event)
        if ids:
            event.acceptProposedAction()
            self.tag_dropped.emit(tag_in(event.mimeData()), ids)

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
            self._sought = None
            self.selected.emit()
