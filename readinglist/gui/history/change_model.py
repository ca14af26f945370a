"""The history as a table, the newest first: all ids, and the changes of the rows that were looked at."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPalette

from readinglist.domain.history import PastChange, Standing
from readinglist.gui.ages import ago, exact
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.history.sentences import NOW

COLUMNS = ("Done", "", "What", "Papers", "Now")
DONE, AGO, WHAT, PAPERS, STANDING = range(len(COLUMNS))
PAGE = 100
MOST_KEPT = 2_000
_TIPS = ("", "", "", "How many papers it changed", "Whether it still stands: what is final can no longer be undone")
_NAMES = ("Done", "That is", "What", "Papers", "Now")
_Index = QModelIndex | QPersistentModelIndex


class ChangeModel(QAbstractTableModel):
    """Answers from what it holds; what it lacks it asks for with `wanted`, a page at a time.

    A row that is not here yet is empty. However many changes there are, no more than `MOST_KEPT` are held.
    """

    wanted = Signal(object)  # ids, to be answered with `fill`

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._ids: Sequence[int] = array("q")
        self._held: OrderedDict[int, PastChange] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: set[int] = set()
        self._looked_at: dict[int, None] = {}
        self._ask_soon = QTimer(self, interval=0, singleShot=True)
        self._ask_soon.timeout.connect(self._ask)

    def show(self, ids: Sequence[int], first: Iterable[PastChange]) -> None:
        """Show these changes in place of others; the `first` of them come along. What is held is asked for again."""
        self.beginResetModel()
        self._ids = ids
        self._stale = set(self._held)
        self._asked.clear()
        self._keep(first)
        self.endResetModel()

    def fill(self, changes: Iterable[PastChange]) -> None:
        """Take changes that were asked for."""
        arrived = list(changes)
        self._keep(arrived)
        rows = [row for row in (self.row_of(past.id) for past in arrived) if row is not None]
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(COLUMNS) - 1))

    def past(self, row: int) -> PastChange | None:
        """Return the change of a row, if it is here; else it is asked for."""
        if not 0 <= row < len(self._ids):
            return None
        number = self._ids[row]
        if number not in self._held or number in self._stale:
            first = row - row % PAGE
            self._looked_at.update(dict.fromkeys(self._ids[first : first + PAGE]))
            self._ask_soon.start()
        return self._held.get(number)

    def number(self, row: int) -> int:
        """Return the id of the change of a row; 0 where there is no such row."""
        return self._ids[row] if 0 <= row < len(self._ids) else 0

    def row_of(self, change: int) -> int | None:
        """Return the row of a change, by its id."""
        row = bisect_left(self._ids, -change, key=lambda number: -number)
        return row if row < len(self._ids) and self._ids[row] == change else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """One row for each change."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How much is told of each."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a column, where it stands, and what it means."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        told = {
            Qt.ItemDataRole.DisplayRole: COLUMNS[section],
            Qt.ItemDataRole.ToolTipRole: _TIPS[section],
            Qt.ItemDataRole.TextAlignmentRole: _alignment(section),
            Qt.ItemDataRole.AccessibleTextRole: _NAMES[section],
        }
        return told.get(Qt.ItemDataRole(role))

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says; what does not stand is muted."""
        past = self.past(index.row()) if index.isValid() else None
        if past is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(past, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.ForegroundRole and (past.standing is not Standing.DONE or index.column() == AGO):
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_NAMES[index.column()]}: {self._cell(past, index.column())}"
        return None

    def _cell(self, past: PastChange, column: int) -> str:
        match column:
            case 0:
                return exact(past.at)
            case 1:
                return ago(past.at, self._clock())
            case 2:
                return on_one_line(past.label, 200)
            case 3:
                return f"{past.papers:,}" if past.papers else ""
            case _:
                return NOW[past.standing]

    def _ask(self) -> None:
        """Ask for what was looked at and is not on its way."""
        lacking = [
            number
            for number in self._looked_at
            if number not in self._asked and (number not in self._held or number in self._stale)
        ]
        self._looked_at = {}
        if lacking:
            self._asked.update(lacking)
            self.wanted.emit(tuple(lacking))

    def _keep(self, changes: Iterable[PastChange]) -> None:
        for past in changes:
            self._held[past.id] = past
            self._held.move_to_end(past.id)
            self._stale.discard(past.id)
            self._asked.discard(past.id)
        while len(self._held) > MOST_KEPT:
            self._stale.discard(self._held.popitem(last=False)[0])


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == PAPERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
