"""What one can type to search, by example; a click tries it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from readinglist.gui.naming import named
from readinglist.search.examples import Chapter, chapters

SIZE = QSize(600, 620)
FROM_TOP, FROM_EDGE = 112, 16  # of the window that it stands over
INTRODUCTION = (
    "Any text is a search, and all of it must hold. Choose an example to try it: it goes into the search line, and this"
    " window stays."
)


class SearchHelp(QDialog):
    """Stands beside the window; `chosen` carries the example that is to be tried."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "search-help", "Search help")
        self.setWindowTitle("Search Help")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page = QWidget()
        self._grid = QGridLayout(self._page)
        self._grid.setContentsMargins(24, 20, 24, 24)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._span(_label(INTRODUCTION, "muted"))
        for chapter in chapters():
            self._add(chapter)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._scroll = self._scrolling(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self.resize(SIZE)
        if parent is not None:
            self._stand_over(parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first and the last example, wherever the keyboard is; other keys turn the pages by themselves."""
        bar = self._scroll.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def _stand_over(self, window: QWidget) -> None:
        """Cover the details, so that the search line and what is found can be seen."""
        self.resize(SIZE.width(), min(SIZE.height(), window.height() - FROM_TOP - FROM_EDGE))
        self.move(window.mapToGlobal(window.rect().topRight()) + QPoint(-SIZE.width() - FROM_EDGE, FROM_TOP))

    @staticmethod
    def _scrolling(page: QWidget) -> QScrollArea:
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(page)
        return scroll

    def _add(self, chapter: Chapter) -> None:
        heading = _label(chapter.title, "heading")
        heading.setContentsMargins(0, 16, 0, 4)
        self._span(heading)
        for example in chapter.examples:
            row = self._grid.rowCount()
            button = self._button(example.typed, example.finds)
            self._grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(_label(example.finds, ""), row, 1)

    def _button(self, typed: str, finds: str) -> QPushButton:
        button = QPushButton(typed.replace("&", "&&"))
        button.setAccessibleName(f"{typed}: {finds}")
        button.setProperty("role", "example")
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF())
        button.setFont(font)
        button.clicked.connect(lambda: self.chosen.emit(typed))
        return button

    def _span(self, label: QLabel) -> None:
        self._grid.addWidget(label, self._grid.rowCount(), 0, 1, 2)


def _label(text: str, role: str) -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("role", role)
    return label
