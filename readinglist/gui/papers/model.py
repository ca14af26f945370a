"""The model of the paper list: all ids in their visible order, and the papers of the rows that were looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from readinglist.domain.paper import Paper
from readinglist.gui.papers.places import Places, places_of

PAPER_ROLE = Qt.ItemDataRole.UserRole
PAGE = 50
MOST_KEPT = 5_000
MOST_AWAITED = 4 * PAGE  # more than any screen has rows
LOOKED_THROUGH = 10_000  # rows, from the top and around a place: what takes longer is not for the GUI thread
AGAIN_MILLISECONDS = 5_000  # after which what could not be read is asked for again
Index = QModelIndex | QPersistentModelIndex


class PaperListModel(QAbstractListModel):
    """Answers from what it holds; what it lacks it asks for with `wanted`, a page at a time.

    A row that is not here yet has no paper (None) and is painted empty. While an answer is on its way nothing else is
    asked for, and then what was looked at last: whoever drags the list along waits for no page that has gone by.

    A paper that has changed stays as it was on the screen until the new one arrives. What was asked for before a change
    may be read before it too: such an answer is shown, but is asked for again. What could not be read is left alone for
    a while, however often it is painted: the notice that says so is painted over the list.
    """

    wanted = Signal(object, int)  # tuple of ids and the turn, to be answered with `fill`

    def __init__(self, parent: QObject | None = None, *, again: int = AGAIN_MILLISECONDS) -> None:
        super().__init__(parent)
        self._ids: Sequence[int] = ()
        self._papers: OrderedDict[int, Paper] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: dict[int, int] = {}  # with their rows
        self._to_ask: dict[int, int] = {}  # what was looked at since that was last found out
        self._next: dict[int, int] = {}  # what to ask for when the answer to `_asked` is here
        self._refused: set[int] = set()  # what could not be read just now
        self._turn = 0  # how often papers were forgotten
        self._ask_soon = QTimer(self, interval=0, singleShot=True)
        self._ask_soon.timeout.connect(self._look)
        self._again = QTimer(self, interval=again, singleShot=True)
        self._again.timeout.connect(self._try_again)

    @property
    def ids(self) -> Sequence[int]:
        """All ids, in the order of the rows."""
        return self._ids

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row for each id."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the paper of a row (`PAPER_ROLE`) or its title; None while it is fetched."""
        if not index.isValid() or role not in (
            PAPER_ROLE,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        paper = self._paper_at(index.row())
        if paper is None or role == PAPER_ROLE:
            return paper
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{paper.title}, {paper.state.value}{', starred' if paper.starred else ''}"
        return paper.title

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be selected and dragged out."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def show(self, ids: Sequence[int], papers: Iterable[Paper] = ()) -> bool:
        """Show these papers; those of the first screen may come along. Tell whether the rows that were here stay.

        The list becomes another in the smallest step: a longer one with the same beginning only grows.
        """
        before = len(self._ids)
        if 0 < before <= len(ids) and self._ids == ids[:before]:
            self._grow(ids, papers)
            return True
        self._await_nothing()
        self.beginResetModel()
        self._ids = ids
        self._keep(papers)
        self.endResetModel()
        return False

    def fill(self, papers: Iterable[Paper], turn: int) -> None:
        """Take papers that were asked for in a turn, none where they could not be read."""
        arrived = list(papers)
        rows = [self._asked[paper.id] for paper in arrived if paper.id in self._asked]
        self._keep(arrived, is_fresh=turn == self._turn)
        if not arrived and turn == self._turn:
            self._refused.update(self._asked)
            self._again.start()
        if turn == self._turn and (rows or not arrived):
            self._ask(self._next)
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))

    def forget(self, ids: Collection[int] | None = None) -> None:
        """Fetch these papers (all, if None) again before long."""
        self._stale |= self._papers.keys() if ids is None else {held for held in self._papers if held in ids}
        self._await_nothing()
        self._turn += 1
        self._paint_all()

    def places(self, sought: Sequence[int], around: int = 0) -> Places:
        """Return where papers stand, as far as that is near the top or the row `around`."""
        first = max(LOOKED_THROUGH, around - LOOKED_THROUGH // 2)
        top = places_of(sought, self._ids[:LOOKED_THROUGH])
        here = places_of(sought, self._ids[first : first + LOOKED_THROUGH], first)
        return Places(sought, (*top.runs, *here.runs))

    def held(self, paper_id: int) -> Paper | None:
        """Return a paper if it is here, without asking for it."""
        return self._papers.get(paper_id)

    def _grow(self, ids: Sequence[int], papers: Iterable[Paper]) -> None:
        before = len(self._ids)
        self._keep(papers)
        self.dataChanged.emit(self.index(0), self.index(before - 1))  # what came along is asked for no more
        if len(ids) > before:
            self.beginInsertRows(QModelIndex(), before, len(ids) - 1)
            self._ids = ids
            self.endInsertRows()

    def _paper_at(self, row: int) -> Paper | None:
        paper_id = self._ids[row]
        paper = self._papers.get(paper_id)
        is_lacking = paper is None or paper_id in self._stale
        if is_lacking and paper_id not in self._asked and paper_id not in self._refused:
            first = row - row % PAGE
            self._to_ask.update({number: at for at, number in enumerate(self._ids[first : first + PAGE], first)})
            self._ask_soon.start()
        return paper

    def _look(self) -> None:
        """Ask for what was looked at just now, or remember it until that can be asked for."""
        seen, self._to_ask = self._to_ask, {}
        if self._asked:
            latest = {number: row for number, row in self._next.items() if number not in seen} | seen
            self._next = dict(list(latest.items())[-MOST_AWAITED:])
        else:
            self._ask(seen)

    def _ask(self, rows: dict[int, int]) -> None:
        self._next = {}
        self._asked = {
            number: row
            for number, row in rows.items()
            if (number not in self._papers or number in self._stale) and number not in self._refused
        }
        if self._asked:
            self.wanted.emit(tuple(self._asked), self._turn)

    def _await_nothing(self) -> None:
        """Take what is on its way for something that was asked by another list."""
        self._asked.clear()
        self._to_ask.clear()
        self._next.clear()
        self._refused.clear()

    def _try_again(self) -> None:
        self._refused.clear()
        self._paint_all()

    def _paint_all(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def _keep(self, papers: Iterable[Paper], *, is_fresh: bool = True) -> None:
        for paper in papers:
            self._papers[paper.id] = paper
            self._papers.move_to_end(paper.id)
            if is_fresh:
                self._stale.discard(paper.id)
            else:
                self._stale.add(paper.id)
        while len(self._papers) > MOST_KEPT:
            self._stale.discard(self._papers.popitem(last=False)[0])
