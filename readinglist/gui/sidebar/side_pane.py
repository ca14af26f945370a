"""The left pane: the sidebar, and at its foot what stands there whatever the sidebar is scrolled to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readinglist.gui.naming import named


class SidePane(QWidget):
    """Is there while the sidebar is shown."""

    def __init__(self, sidebar: QWidget, *feet: QWidget) -> None:
        super().__init__()
        named(self, "side-pane")
        self._sidebar = sidebar
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(sidebar, 1)
        for foot in feet:
            column.addWidget(foot)
        sidebar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave and come back with the sidebar."""
        if watched is self._sidebar and event.type() in (QEvent.Type.HideToParent, QEvent.Type.ShowToParent):
            self.setVisible(not self._sidebar.isHidden())
        return super().eventFilter(watched, event)
