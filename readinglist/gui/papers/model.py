"""The model of the paper list: all ids in their visible order, and the papers of the rows that were looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from readinglist.domain.paper import Paper

PAPER_ROLE = Qt.ItemDataRole.UserRole
PAGE = 50
MOST_KEPT = 5_000
MOST_DRAGGED = 200
Index = QModelIndex | QPersistentModelIndex


class PaperListModel(QAbstractListModel):
    """Answers from what it holds; what it lacks it asks for with `wanted`, a page at a time.

    A row that is not here yet has no paper (None) and is painted empty. A paper that has changed stays as it was on
    the screen until the new one arrives. What was asked for before a change may be read before it too: such an answer
    is shown, but is asked for again.
    """

    wanted = Signal(object, int)  # tuple of ids and the turn, to be answered with `fill`

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: Sequence[int] = ()
        self._papers: OrderedDict[int, Paper] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: dict[int, int] = {}  # with their rows
        self._to_ask: dict[int, int] = {}
        self._turn = 0  # how often papers were forgotten
        self._ask_soon = QTimer(self, interval=0, singleShot=True)
        self._ask_soon.timeout.connect(self._ask)

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

    def mimeTypes(self) -> list[str]:
        """Rows leave as text."""
        return ["text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return title and best link of each row."""
        mime = QMimeData()
        papers = [self.held(self._ids[index.row()]) for index in indexes[:MOST_DRAGGED]]
        mime.setText("\n".join(_as_text(paper) for paper in papers if paper is not None))
        return mime

    def show(self, ids: Sequence[int], papers: Iterable[Paper] = ()) -> None:
        """Show these papers; those of the first screen may come along."""
        self.beginResetModel()
        self._ids = ids
        self._asked.clear()
        self._to_ask.clear()
        self._keep(papers)
        self.endResetModel()

    def fill(self, papers: Iterable[Paper], turn: int) -> None:
        """Take papers that were asked for in a turn."""
        arrived = list(papers)
        rows = [self._asked[paper.id] for paper in arrived if paper.id in self._asked]
        self._keep(arrived, is_fresh=turn == self._turn)
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))

    def forget(self, ids: Iterable[int] | None = None) -> None:
        """Fetch these papers (all, if None) again before long."""
        self._stale |= self._papers.keys() if ids is None else self._papers.keys() & set(ids)
        self._asked.clear()
        self._turn += 1
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def row_of(self, paper_id: int) -> int | None:
        """Return the row of a paper, None where it is not in the list."""
        try:
            return self._ids.index(paper_id)
        except ValueError:
            return None

    def rows_of(self, ids: Collection[int]) -> list[int]:
        """Return the rows of those papers that are in the list, from top to bottom."""
        wanted = set(ids)
        return [row for row, paper_id in enumerate(self._ids) if paper_id in wanted] if wanted else []

    def held(self, paper_id: int) -> Paper | None:
        """Return a paper if it is here, without asking for it."""
        return self._papers.get(paper_id)

    def _paper_at(self, row: int) -> Paper | None:
        paper_id = self._ids[row]
        paper = self._papers.get(paper_id)
        if (paper is None or paper_id in self._stale) and paper_id not in self._asked:
            first = row - row % PAGE
            self._to_ask.update({number: at for at, number in enumerate(self._ids[first : first + PAGE], first)})
            self._ask_soon.start()
        return paper

    def _ask(self) -> None:
        missing = {
            number: row
            for number, row in self._to_ask.items()
            if number not in self._asked and (number not in self._papers or number in self._stale)
        }
        self._to_ask.clear()
        self._asked.update(missing)
        if missing:
            self.wanted.emit(tuple(missing), self._turn)

    def _keep(self, papers: Iterable[Paper], *, is_fresh: bool = True) -> None:
        for paper in papers:
            self._papers[paper.id] = paper
            self._papers.move_to_end(paper.id)
            if is_fresh:
                self._stale.discard(paper.id)
                self._asked.pop(paper.id, None)
            else:
                self._stale.add(paper.id)
        while len(self._papers) > MOST_KEPT:
            self._stale.discard(self._papers.popitem(last=False)[0])


def _as_text(paper: Paper) -> str:
    link = paper.best_link
    return f"{paper.title}\n{link.url}" if link else paper.title
