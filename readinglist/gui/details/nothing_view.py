"""What the details pane says while no paper is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readinglist.gui.labels import muted
from readinglist.gui.symbol import Symbol


class NothingView(QWidget):
    """A quiet hint in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nothing-view")
        picture = Symbol(48)
        picture.show_icon("paper", lambda theme: theme.strong_border)
        text = muted("Choose a paper to read about it here.")
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(picture, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(text)
        column.addStretch(3)
