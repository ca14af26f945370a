"""One quiet line above the list about how a search was taken; most searches need none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from readinglist.gui.foreign_text import visible
from readinglist.gui.labels import selectable
from readinglist.gui.naming import named


class Remark(QWidget):
    """Shows a remark where there is one, and takes no room where there is none; `chosen` is its offer, taken."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = named(QLabel(wordWrap=True), "remark-text")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setProperty("role", "muted")
        selectable(self._text)
        self._offer = named(QPushButton(), "remark-offer")
        self._offer.setProperty("role", "link")
        self._offer.setAutoDefault(True)  # Enter takes it, as in a dialog
        self._offer.clicked.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 12, 8)
        column.setSpacing(0)
        column.addWidget(self._text)
        column.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def text(self) -> str:
        """Return what is said."""
        return self._text.text()

    def say(self, text: str, offer: str = "") -> None:
        """Say `text`, with what can be done about it as a button; nothing, where it is empty."""
        self._text.setText(visible(text))
        self._offer.setText(visible(offer).replace("&", "&&"))
        self._offer.setVisible(bool(offer))
        self.setVisible(bool(text))
