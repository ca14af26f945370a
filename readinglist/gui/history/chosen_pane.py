"""What is known of the chosen change: when it was, whether it stands, and which papers it was of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from readinglist.domain.history import PastChange
from readinglist.domain.paper import Paper
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.history import sentences
from readinglist.gui.labels import heading, muted
from readinglist.gui.naming import named
from readinglist.library.text import counted

MOST_PAPERS = 200


class ChosenPane(QWidget):
    """Shows what it is given; `paper_wanted` carries a paper that is to be looked at."""

    paper_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._what = named(heading(""), "change-label")
        self._standing = named(muted(), "change-standing")
        self._papers = self._make_papers()
        self._rest = named(muted(), "more-papers")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        for widget in (self._what, self._standing, self._papers, self._rest):
            column.addWidget(widget)
        column.setStretchFactor(self._papers, 1)
        self.show_change(None)

    def show_change(self, past: PastChange | None) -> None:
        """Show what was done, none where nothing is chosen; its papers follow."""
        if past is None or past.id != self._number:
            self.show_papers(past, ())
        self._number = past.id if past else 0
        self._what.setText(sentences.heading(past) if past else "")
        self._standing.setText(sentences.standing(past) if past else "")
        self._standing.setVisible(bool(self._standing.text()))

    def show_papers(self, past: PastChange | None, papers: Sequence[Paper]) -> None:
        """Show the first papers of a change; those that were deleted for good are not among them."""
        self._papers.clear()
        for paper in papers:
            item = QTreeWidgetItem([on_one_line(paper.title) + (" (in the trash)" if paper.trashed else "")])
            item.setData(0, Qt.ItemDataRole.UserRole, paper)
            self._papers.addTopLevelItem(item)
        more = past.papers - len(papers) if past and len(papers) == MOST_PAPERS else 0
        self._rest.setText(f"and {counted(more, 'more paper')}" if more > 0 else "")
        self._rest.setVisible(more > 0)

    def _make_papers(self) -> QTreeWidget:
        papers = named(QTreeWidget(), "changed-papers", "Papers that it changed")
        papers.setHeaderHidden(True)
        papers.setRootIsDecorated(False)
        papers.setUniformRowHeights(True)
        papers.setStyleSheet("QTreeView::item { padding: 3px 6px; }")
        papers.itemActivated.connect(self._open)
        return papers

    def _open(self, item: QTreeWidgetItem) -> None:
        self.paper_wanted.emit(item.data(0, Qt.ItemDataRole.UserRole))
