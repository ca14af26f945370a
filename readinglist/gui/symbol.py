"""An icon that stands by itself, in a colour of the theme in force."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QLabel, QWidget

from readinglist.gui.icons import icon
from readinglist.gui.theme import theme_of
from readinglist.gui.theme_colours import Theme


class Symbol(QLabel):
    """Shows an icon `size` pixels wide and high, and takes the other theme's colour at once."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = QSize(size, size)
        self._name = ""
        self._colour: Callable[[Theme], str] = lambda theme: theme.text

    def show_icon(self, name: str, colour: Callable[[Theme], str] = lambda theme: theme.text) -> None:
        """Show the icon `name` in the colour that is picked from a theme."""
        self._name, self._colour = name, colour
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Take the other theme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._name:
            self._tint()

    def _tint(self) -> None:
        shown = icon(self._name, self._colour(theme_of(self.palette())))
        self.setPixmap(shown.pixmap(self._size, self.devicePixelRatioF()))
