"""The star: a flag that is there or not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from readinglist.gui.icons import icon
from readinglist.gui.theme import theme_of


class StarButton(QToolButton):
    """Emits `toggled_by_user` with what the user wants; `show_star` shows what is."""

    toggled_by_user = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("star")
        self.setIconSize(QSize(16, 16))
        self.setFixedHeight(32)
        self.setProperty("framed", True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setToolTip("Give a star, or take it off")
        self.clicked.connect(self._ask)
        self._is_starred = False
        self.show_star(False)

    def show_star(self, is_starred: bool) -> None:
        """Show whether there is a star."""
        self._is_starred = is_starred
        self.setIcon(icon("star-filled", theme_of(self.palette()).star) if is_starred else icon("star"))
        self.setText("Starred" if is_starred else "Star")
        self.setAccessibleName("Take the star off" if is_starred else "Give a star")

    def changeEvent(self, event: QEvent) -> None:
        """Take the other theme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.show_star(self._is_starred)

    def _ask(self) -> None:
        self.toggled_by_user.emit(not self._is_starred)
