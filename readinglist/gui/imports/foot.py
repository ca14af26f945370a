"""The foot of the history: what can be done with an import, and what was done just now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from readinglist.gui.icons import icon
from readinglist.gui.labels import muted
from readinglist.gui.naming import named


class Foot(QWidget):
    """Buttons, and above them one sentence that may be followed by a way back."""

    redo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.undo = named(QPushButton("Undo This Import"), "undo-import")
        self.papers = named(QPushButton("Show Its Papers"), "show-papers", tip="Show the papers of the chosen file")
        self._copy = named(QPushButton("Copy"), "copy-import", tip="Copy a report of the import, or where the file was")
        self.leave = named(QPushButton("Close"), "close-history")
        self.report = self._entry("copy-report", "Report of This Import")
        self.path = self._entry("copy-path", "Path of the File")
        self.sha256 = self._entry("copy-sha256", "SHA-256 of the File")
        self._told = named(muted(), "told")
        self._redo = named(QPushButton("Redo"), "redo-import", tip="Bring the import back")
        self._redo.setProperty("role", "link")
        self._redo.clicked.connect(self.redo_wanted)
        self._sentence = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._make_sentence())
        column.addLayout(self._make_buttons())
        self.show_buttons(False)

    def show_buttons(self, wanted: bool) -> None:
        """Show what can be done with an import, or hide it where there is none."""
        for button in (self.undo, self.papers, self._copy):
            button.setVisible(wanted)

    def tell(self, text: str, *, can_redo: bool = False) -> None:
        """Say this, with a way back or without; nothing is no sentence."""
        self._told.setText(text)
        self._redo.setVisible(can_redo)
        self._sentence.setVisible(bool(text))

    def _entry(self, name: str, text: str) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        return action

    def _make_sentence(self) -> QWidget:
        row = QHBoxLayout(self._sentence)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._told, 1)
        row.addWidget(self._redo)
        self._sentence.hide()
        return self._sentence

    def _make_buttons(self) -> QHBoxLayout:
        menu = QMenu(self._copy)
        menu.addActions([self.report, self.path, self.sha256])
        self._copy.setMenu(menu)
        self._copy.setIcon(icon("copy"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.undo, self.papers, self._copy):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.leave)
        for button in (self.undo, self.papers, self._copy, self.leave, self._redo):
            button.setAutoDefault(False)
        return row
