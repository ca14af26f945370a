"""A table below headings, with rows of one line: it looks the same wherever lists of things are gone through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

_PADDING = 24  # what a cell has beside its text
_ROW_PADDING = 12


class PlainTable(QTableView):
    """Shows a model, one row of which is chosen; Home and End go to the first and to the last.

    Each column is as wide as its heading, or as the `widest` text of its cells; `stretched` takes the rest.
    """

    def __init__(
        self, model: QAbstractTableModel, widest: Sequence[str], stretched: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QTableView::item { padding: 0 6px; }")  # below the words of the heading
        self._set_sections(widest, stretched)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first and to the last."""
        rows = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.model().rowCount() - 1}
        row = rows.get(Qt.Key(event.key()))
        if row is None:
            super().keyPressEvent(event)
        else:
            self.setCurrentIndex(self.model().index(row, 0))

    def _set_sections(self, widest: Sequence[str], stretched: int) -> None:
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        for column, text in enumerate(widest):
            name = str(self.model().headerData(column, Qt.Orientation.Horizontal))
            self.setColumnWidth(column, max(map(metrics.horizontalAdvance, (text, name))) + _PADDING)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(metrics.lineSpacing() + _ROW_PADDING)
