"""What the middle of the window says where there are no papers to show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from readinglist.gui.icons import icon
from readinglist.gui.naming import named
from readinglist.gui.theme import theme_of


class EmptyView(QWidget):
    """A picture, a title, a sentence and what can be done, in the middle of the room there is."""

    def __init__(self, name: str, buttons: Sequence[QPushButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._symbol = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        self._title = self._label(f"{name}-title")
        self._title.setProperty("role", "title")
        self._sentence = self._label(f"{name}-sentence")
        self._sentence.setProperty("role", "muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 64)
        layout.addStretch(1)
        layout.addWidget(self._symbol)
        layout.addSpacing(16)
        layout.addWidget(self._title)
        layout.addSpacing(4)
        layout.addWidget(self._sentence)
        layout.addSpacing(20)
        layout.addLayout(row)
        layout.addStretch(1)

    def say(self, symbol: str, title: str, sentence: str) -> None:
        """Put picture and words in place."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        colour = theme_of(self.palette()).muted
        self._symbol.setPixmap(icon(symbol, colour).pixmap(QSize(48, 48), self.devicePixelRatioF()))

    @staticmethod
    def _label(name: str) -> QLabel:
        label = named(QLabel(alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True), name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        return label
