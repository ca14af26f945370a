"""What the middle of the window says where there are no papers to show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from readinglist.gui.naming import named
from readinglist.gui.symbol import Symbol


class EmptyView(QWidget):
    """A picture, a title, a sentence and what can be done, in the middle of the room there is."""

    def __init__(self, name: str, buttons: Sequence[QPushButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._symbol = Symbol(48)
        self._symbol.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._title = self._label(f"{name}-title")
        self._title.setProperty("role", "title")
        self._sentence = self._label(f"{name}-sentence")
        self._sentence.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 64)
        layout.addStretch(1)
        layout.addWidget(self._symbol)
        layout.addSpacing(16)
        layout.addWidget(self._title)
        layout.addSpacing(4)
        layout.addWidget(self._sentence)
        layout.addSpacing(20)
        for button in buttons:  # one below the other: side by side they have no room in a narrow window
            layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
            layout.addSpacing(8)
        layout.addStretch(1)

    def say(self, symbol: str, title: str, sentence: str) -> None:
        """Put picture and words in place."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._symbol.show_icon(symbol, lambda theme: theme.muted)

    @staticmethod
    def _label(name: str) -> QLabel:
        label = named(QLabel(alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True), name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        return label
