"""The citation style that references are set in: one of ours, or a file of the user's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from readinglist.formats.citation_styles import DEFAULT_STYLE, STYLES
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.icons import icon
from readinglist.gui.naming import named


class StyleButton(QToolButton):
    """Shows the style in force; its menu has the others."""

    changed = Signal()
    file_wanted = Signal()  # a style of the user's own

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "export-style", "Citation style")
        self.setProperty("framed", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(icon("chevron-down"))
        self.setIconSize(QSize(14, 14))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the text
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._style = DEFAULT_STYLE
        menu = QMenu(self)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        group = QActionGroup(self)
        self._entries = {style.name: self._entry(menu, group, style.title, style.name) for style in STYLES}
        menu.addSeparator()
        menu.addAction("Other Style…").triggered.connect(self.file_wanted)
        self.setMenu(menu)
        self.show_style(DEFAULT_STYLE)

    @property
    def style_name(self) -> str:
        """The name of the style, or the path of its file."""
        return self._style

    def show_style(self, style: str) -> None:
        """Say that this style is in force; an empty name is the usual one."""
        self._style = style or DEFAULT_STYLE
        entry = self._entries.get(self._style)
        for name, other in self._entries.items():
            other.setChecked(name == self._style)
        text = entry.text() if entry else on_one_line(Path(self._style).stem, 60)
        self.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, 190).replace("&", "&&"))
        self.setAccessibleDescription(text)

    def choose(self, style: str) -> None:
        """Put another style in force."""
        self.show_style(style)
        self.changed.emit()

    def _entry(self, menu: QMenu, group: QActionGroup, title: str, name: str) -> QAction:
        action = menu.addAction(title)
        action.setCheckable(True)
        group.addAction(action)
        action.triggered.connect(lambda _checked=False: self.choose(name))
        return action
