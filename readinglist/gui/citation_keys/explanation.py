"""What a pattern can say, by examples; a click puts one into the field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from readinglist.domain.key_patterns.examples import PAPER, KeyChapter, KeyExample, chapters
from readinglist.gui.naming import named


class Explanation(QScrollArea):
    """Emits the example that was chosen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "pattern-words", "The words of a pattern")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(2)
        self._column.addWidget(_label(_introduction(), "muted"))
        for chapter in chapters():
            self._add(chapter)
        self._column.addStretch()
        self.setWidget(page)

    def _add(self, chapter: KeyChapter) -> None:
        heading = _label(chapter.title, "heading")
        heading.setContentsMargins(0, 14, 0, 4)
        self._column.addWidget(heading)
        for example in chapter.examples:
            self._column.addWidget(self._button(example), 0, Qt.AlignmentFlag.AlignLeft)
            told = _label(f"{example.key}: {example.meaning}", "muted")
            told.setContentsMargins(8, 0, 0, 6)
            self._column.addWidget(told)

    def _button(self, example: KeyExample) -> QPushButton:
        button = QPushButton(example.typed)
        button.setAccessibleName(f"{example.typed}: {example.meaning}")
        button.setProperty("role", "example")
        button.setAutoDefault(False)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF())
        button.setFont(font)
        button.clicked.connect(lambda: self.chosen.emit(example.typed))
        return button


def _introduction() -> str:
    authors = ", ".join(PAPER.authors)
    return f"Keys of “{PAPER.title}” by {authors} ({PAPER.venue}, {PAPER.year}). Choose an example to put it in."


def _label(text: str, role: str) -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("role", role)
    return label
