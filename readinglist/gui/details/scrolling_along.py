"""A long view scrolls along with what is typed in it: Qt does that only where the keyboard goes by Tab."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget

_LINES_AROUND = 2  # that are seen above and below the one that is typed


def bring_into_sight(area: QScrollArea, widget: QWidget) -> None:
    """Scroll `area` to `widget`, which stands in it, once the widget has its place."""
    QTimer.singleShot(0, area, lambda: area.ensureWidgetVisible(widget))


def scroll_along(area: QScrollArea, text: QPlainTextEdit) -> None:
    """Have `area` keep the cursor of `text`, which stands in it, in sight while one types there."""

    def follow() -> None:
        content = area.widget()
        if content is not None and text.hasFocus():
            place = text.viewport().mapTo(content, text.cursorRect().center())
            area.ensureVisible(place.x(), place.y(), 0, text.fontMetrics().lineSpacing() * _LINES_AROUND)

    text.cursorPositionChanged.connect(lambda: QTimer.singleShot(0, area, follow))
    area.verticalScrollBar().rangeChanged.connect(lambda: QTimer.singleShot(0, area, follow))  # the text has grown
