"""A line of text that says less, or ends in an ellipsis, where there is no room for all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget


class ElidedLabel(QLabel):
    """Never cuts a letter; of its width it gives up all but `least` pixels before its neighbours give up any."""

    def __init__(self, least: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._shorter = ""
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_text(self, text: str, shorter: str) -> None:
        """Show `text`, or what is `shorter` where that alone has room."""
        self._shorter = shorter
        self.setText(text)

    def text_within(self, width: int) -> str:
        """Return what is shown where there are so many pixels; nothing rather than the ellipsis alone."""
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
        if self._shorter and shown != self.text() and metrics.horizontalAdvance(self._shorter) <= width:
            return self._shorter
        return "" if shown == "…" else shown

    def minimumSizeHint(self) -> QSize:
        """Return the width that is never given up."""
        whole = self.sizeHint()
        return QSize(min(self._least, whole.width()), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw as much as fits."""
        room = self.contentsRect()
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment(), self.text_within(room.width()))
