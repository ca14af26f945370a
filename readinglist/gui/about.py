"""What this program is, which version, and where the library stands."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from readinglist.gui.icons import icon
from readinglist.gui.naming import named

SENTENCE = "Drop a page of papers on it, go through it, find anything again."


class AboutDialog(QDialog):
    """A small dialog; its texts can be copied."""

    def __init__(self, version: str, library: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "about-dialog", "About Reading List")
        self.setWindowTitle("About Reading List")
        self.setMinimumWidth(400)
        symbol = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        symbol.setPixmap(icon("readinglist").pixmap(QSize(64, 64), self.devicePixelRatioF()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 32, 24)
        layout.setSpacing(8)
        layout.addWidget(symbol)
        for text, role in (
            (f"Reading List {version}", "title"),
            (SENTENCE, ""),
            (f"Your library: {library}", "muted"),
        ):
            layout.addWidget(_line(text, role))
        layout.addSpacing(16)
        layout.addWidget(buttons)


def _line(text: str, role: str) -> QLabel:
    label = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("role", role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
