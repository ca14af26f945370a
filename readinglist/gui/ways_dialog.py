"""What has happened, and the ways to go on: a button for each, with what it does beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from readinglist.gui.labels import muted, selectable, title
from readinglist.gui.naming import named
from readinglist.gui.symbol import Symbol

WIDTH = 640
MARGIN = 32


@dataclass(frozen=True, slots=True)
class Way:
    """One way to go on: what its button says, and what will be done."""

    text: str
    tip: str


class WaysDialog(QDialog):
    """Shows the ways below each other, the proposed one first; closing it is none of them."""

    def __init__(self, heading: str, sentence: str, ways: Sequence[Way], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "ways-dialog", heading)
        self.setWindowTitle("Reading List")
        self.chosen = -1
        symbol = Symbol(32)
        symbol.setAlignment(Qt.AlignmentFlag.AlignTop)
        symbol.show_icon("warning")
        told = QLabel(sentence, wordWrap=True)
        told.setTextFormat(Qt.TextFormat.PlainText)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(title(heading))
        words.addWidget(selectable(told))
        words.addSpacing(16)
        words.addLayout(self._grid(ways))
        row = QGridLayout(self)
        row.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        row.setHorizontalSpacing(16)
        row.addWidget(symbol, 0, 0)
        row.addLayout(words, 0, 1)
        row.setColumnStretch(1, 1)
        words.addStretch(1)
        self.setFixedWidth(WIDTH)
        self.ensurePolished()
        self.resize(WIDTH, row.totalHeightForWidth(WIDTH))

    def _grid(self, ways: Sequence[Way]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for number, way in enumerate(ways):
            button = named(QPushButton(way.text.replace("&", "&&")), f"way-{number}")
            button.setAccessibleDescription(way.tip)
            button.setAutoDefault(True)
            button.setDefault(number == 0)
            button.clicked.connect(lambda _checked=False, number=number: self._choose(number))
            grid.addWidget(button, number, 0, Qt.AlignmentFlag.AlignTop)
            told = muted(way.tip)
            told.setMinimumHeight(button.sizeHint().height())
            told.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(told, number, 1)
        return grid

    def _choose(self, number: int) -> None:
        self.chosen = number
        self.accept()
