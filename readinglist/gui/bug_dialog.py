"""The details of a bug, to be read and copied."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from readinglist.gui.naming import named

SENTENCE = "A part of the program did not work as it should; your library is safe. Its report may help to mend it:"


class BugDialog(QDialog):
    """Shows a trace."""

    def __init__(self, trace: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "bug-dialog", "Details of a problem")
        self.setWindowTitle("Details of the Problem")
        self._trace = trace
        text = named(QPlainTextEdit(), "bug-trace", "Report")
        text.setReadOnly(True)
        text.setPlainText(trace)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton("Copy", QDialogButtonBox.ButtonRole.ActionRole).clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addWidget(QLabel(SENTENCE, wordWrap=True))
        layout.addWidget(text)
        layout.addWidget(buttons)
        self.resize(720, 480)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._trace)
