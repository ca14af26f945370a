"""A library that can only be read: a bar that says so for as long as it is open, and what cannot be done in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from readinglist.gui.icons import icon
from readinglist.gui.labels import selectable
from readinglist.gui.naming import named
from readinglist.gui.snapshot import Snapshot
from readinglist.gui.theme import theme_of

WHY = "This library can only be read"
SENTENCE = (
    f"{WHY}: nothing can be written where it is. You can search, copy and export; to change it, open a copy of it in a "
    "folder of yours."
)
ICON = 16
_TIP = "usual-tip"  # the property that keeps what else a widget says

CHANGING = (
    "add-paper", "import", "import-folder", "import-clipboard", "import-sample", "import-ready", "leave-out-ready",
    "watch-folder", "keep-search", "keep-entry", "move-library", "undo", "redo", "save-search", "triage",
    "triage-entry", "propose-", "undo-triage", "mark-", "star", "rate-", "tag", "tag-", "notes", "edit-paper",
    "edit-key", "merge-two", "trash", "restore", "empty-trash", "rename-entry", "move-tag", "merge-tag", "edit-query",
    "move-up", "move-down", "colour-", "number-", "delete-entry", "new-tag",
)  # fmt: skip
"""The actions that change the library: ids, and with a hyphen at the end the beginnings of ids."""

_LOOKING = ("tag-rules",)  # begins so, and shows a window in which nothing can be changed then


def changes_library(action: str) -> bool:
    """Tell whether the action with this id would change the library."""
    begins = tuple(name for name in CHANGING if name.endswith("-"))
    return action not in _LOOKING and (action in CHANGING or action.startswith(begins))


def grey(widget: QWidget | QAction, is_read_only: bool) -> None:
    """Let what changes the library be used, or grey it where that can only be read; its tip says why then."""
    if widget.property(_TIP) is None:
        widget.setProperty(_TIP, widget.toolTip())
    widget.setToolTip(f"{WHY}." if is_read_only else widget.property(_TIP))
    widget.setEnabled(not is_read_only)


class ReadOnlyBar(QFrame):
    """Stands above the panes of a library that can only be read."""

    def __init__(self, snapshot: Snapshot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "read-only-bar", WHY)
        self.setProperty("role", "foot-strip")
        self._snapshot = snapshot
        self._symbol = QLabel()
        told = QLabel(SENTENCE, wordWrap=True)
        told.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(selectable(told), 1)
        self.hide()
        snapshot.updated.connect(self._follow)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the symbol anew in another theme."""
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._draw_symbol()
        super().changeEvent(event)

    def _follow(self) -> None:
        if self._snapshot.is_read_only == self.isHidden():
            self._draw_symbol()
            self.setVisible(self._snapshot.is_read_only)

    def _draw_symbol(self) -> None:
        drawn = icon("warning", theme_of(self.palette()).muted)
        self._symbol.setPixmap(drawn.pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))
