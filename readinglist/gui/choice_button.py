"""A button that shows which of several is chosen; its menu has the others."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from readinglist.gui.icons import icon
from readinglist.gui.naming import named

_WIDEST = 190  # pixels of what is shown


class ChoiceButton(QToolButton):
    """Offers `titles` by their names; `changed` when the user, or `choose`, has put another in force."""

    changed = Signal()

    def __init__(self, name: str, spoken: str, titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name, spoken)
        self.setProperty("framed", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(icon("chevron-down"))
        self.setIconSize(QSize(14, 14))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the text
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._group = QActionGroup(self)
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._entries = {one: self._entry(title, one) for one, title in titles.items()}
        self._chosen = next(iter(titles))
        self.setMenu(self._menu)
        self.show_choice(self._chosen)

    @property
    def chosen(self) -> str:
        """The name of what is in force."""
        return self._chosen

    def show_choice(self, name: str, title: str = "") -> None:
        """Say that this is in force, under its own title, or another where it is none of those that are offered."""
        self._chosen = name
        entry = self._entries.get(name)
        for one, other in self._entries.items():
            other.setChecked(one == name)
        text = entry.text() if entry else title
        self.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST).replace("&", "&&"))
        self.setAccessibleDescription(text)

    def choose(self, name: str) -> None:
        """Put another in force."""
        self.show_choice(name)
        self.changed.emit()

    def _entry(self, title: str, name: str) -> QAction:
        action = self._menu.addAction(title)
        action.setCheckable(True)
        self._group.addAction(action)
        action.triggered.connect(lambda _checked=False: self.choose(name))
        return action
