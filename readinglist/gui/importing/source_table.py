"""The sources of an import: what was found in each, how it was read, and, folded away, what was skipped and why."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from readinglist.domain.records import Skipped
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.icons import icon
from readinglist.gui.theme import theme_of
from readinglist.library.review import SourceReview

_COLUMNS = ("Source", "Found", "New", "Known", "Skipped")
_TIPS = (
    "",
    "All that stands there",
    "Not in your library yet",
    "In your library already, or listed twice",
    "What could not be read: open the row to see why",
)
_MOST_SOURCES = 500
_MOST_SKIPPED = 200  # rows below one source
_MOST_ROWS = 7  # before it scrolls
_FEW_ROWS = 3  # the same, where it scrolls anyway, or on a screen so low that the papers would have no room
LOW_SCREEN = 760
_ROW_PADDING = 4
_BESIDE_TEXT = 32  # what icon and padding take of a row's width


class SourceTable(QTreeWidget):
    """One row for each source, and below it how it was read; one that could not be read says so in its row.

    Of very many, those come first of which something is to be said, and the last row counts those that have none.
    """

    def __init__(self, sources: Sequence[SourceReview], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sources")
        self.setAccessibleName("Sources")
        self.setHeaderLabels(_COLUMNS)
        self.setWordWrap(True)
        self.setRootIsDecorated(any(one.source.skipped or one.source.notes for one in sources))
        self.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.setIndentation(20)
        self.setStyleSheet(f"QTreeView::item {{ padding: {_ROW_PADDING}px 5px {_ROW_PADDING}px 2px; }}")
        for source in sources if len(sources) <= _MOST_SOURCES else sorted(sources, key=_is_plain)[:_MOST_SOURCES]:
            self._add(source)
        if len(sources) > _MOST_SOURCES:
            self._add_line(self, f"and {len(sources) - _MOST_SOURCES:,} more sources")
        self._set_columns()
        self._fit()
        self.itemExpanded.connect(self._fit)
        self.itemCollapsed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the sentences to the new width."""
        super().resizeEvent(event)
        room = self.viewport().width() - self.indentation() - _BESIDE_TEXT
        for item in self._sources():
            if item.isFirstColumnSpanned():
                wrapped = self.fontMetrics().boundingRect(
                    QRect(0, 0, room, 10_000), Qt.TextFlag.TextWordWrap, item.text(0)
                )
                item.setSizeHint(0, QSize(0, wrapped.height() + 2 * _ROW_PADDING + 2))
        self._fit()

    def _add(self, review: SourceReview) -> None:
        source = review.source
        row = QTreeWidgetItem(self)
        if source.error:
            row.setText(0, on_one_line(source.error, 500))
            row.setIcon(0, icon("warning", theme_of(self.palette()).danger))
            row.setToolTip(0, f"<qt>{html.escape(on_one_line(source.error, 500))}</qt>")
            row.setFirstColumnSpanned(True)
            return
        counts = (review.found, review.new, review.known, len(source.skipped))
        row.setIcon(0, icon("listing"))
        row.setText(0, on_one_line(source.name))
        row.setToolTip(0, f"<qt>{html.escape(on_one_line(source.path))}</qt>")
        for column, count in enumerate(counts, start=1):
            row.setText(column, f"{count:,}")
            row.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for note in source.notes:
            self._add_line(row, on_one_line(note, 200))
        self._add_skipped(row, source.skipped)
        row.setExpanded(bool(source.notes))

    def _add_skipped(self, row: QTreeWidgetItem, skipped: Sequence[Skipped]) -> None:
        for one in skipped[:_MOST_SKIPPED]:
            self._add_line(row, f"Line {one.line:,}: {on_one_line(one.reason, 200)}   {on_one_line(one.text, 120)}")
        if len(skipped) > _MOST_SKIPPED:
            self._add_line(row, f"and {len(skipped) - _MOST_SKIPPED:,} more")

    def _add_line(self, row: QTreeWidgetItem | QTreeWidget, text: str) -> None:
        line = QTreeWidgetItem(row)
        line.setText(0, text)
        line.setToolTip(0, f"<qt>{html.escape(text)}</qt>")
        line.setForeground(0, self.palette().brush(QPalette.ColorRole.PlaceholderText))
        line.setFirstColumnSpanned(True)

    def _set_columns(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, len(_COLUMNS)):
            self.headerItem().setToolTip(column, _TIPS[column])
            self.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _fit(self) -> None:
        """Be as high as the rows, up to a few."""
        heights = [self._height(item) for source in self._sources() for item in _shown(source)]
        is_low = self.screen().availableSize().height() < LOW_SCREEN
        is_long = self.topLevelItemCount() > _MOST_ROWS
        most = (_FEW_ROWS if is_low or is_long else _MOST_ROWS) * min(heights, default=0)
        header = max(self.header().sizeHint().height(), self.header().height())
        self.setFixedHeight(header + min(sum(heights), most) + 2 * self.frameWidth() + 4)

    def _height(self, item: QTreeWidgetItem) -> int:
        return max(item.sizeHint(0).height(), self.sizeHintForIndex(self.indexFromItem(item)).height())

    def _sources(self) -> list[QTreeWidgetItem]:
        return [item for number in range(self.topLevelItemCount()) if (item := self.topLevelItem(number))]


def _is_plain(review: SourceReview) -> bool:
    return not (review.source.error or review.source.skipped or review.source.notes)


def _shown(source: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """Return the rows that a source takes: its own, and those below it where it is unfolded."""
    below = range(source.childCount()) if source.isExpanded() else ()
    return [source, *(child for number in below if (child := source.child(number)))]
