"""What the details pane says while no paper is chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from readinglist.gui.icons import icon
from readinglist.gui.labels import muted
from readinglist.gui.theme import theme_of


class NothingView(QWidget):
    """A quiet hint in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nothing-view")
        self._picture = QLabel()
        text = muted("Choose a paper to read about it here.\nj and k go down and up the list.")
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._picture, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(text)
        column.addStretch(3)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Take the other theme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        symbol = icon("paper", theme_of(self.palette()).strong_border)
        self._picture.setPixmap(symbol.pixmap(QSize(48, 48), self.devicePixelRatioF()))
