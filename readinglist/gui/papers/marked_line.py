"""One line of foreign text, cut to its room, with the words that the search matched on a coloured ground."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from readinglist.gui.theme_colours import Theme


def draw_marked_line(
    painter: QPainter,
    place: QRectF,
    text: str,
    marks: Sequence[tuple[int, int]],
    font: QFont,
    colour: str,
    theme: Theme,
) -> None:
    """Draw `text` into `place`, an ellipsis at its end where it is too long; `marks` are (start, end) in characters."""
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    formats = _formats(text, shown, marks, theme)
    if not formats:
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        return
    layout = QTextLayout(shown, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(place.width() + 100)
    layout.endLayout()
    layout.draw(painter, QPointF(place.left(), place.center().y() - line.height() / 2))


def _formats(text: str, shown: str, marks: Sequence[tuple[int, int]], theme: Theme) -> list[QTextLayout.FormatRange]:
    """Return the formats of the marks that can be seen; Qt counts UTF-16 units where Python counts characters."""
    visible = len(shown) if shown == text else max(0, len(shown) - 1)
    formats = []
    for start, end in marks:
        if start >= visible:
            continue
        span = QTextLayout.FormatRange()
        span.start = _units(text[:start])
        span.length = _units(text[start : min(end, visible)])
        look = QTextCharFormat()
        look.setBackground(QColor(theme.mark))
        look.setForeground(QColor(theme.on_mark))
        span.format = look
        formats.append(span)
    return formats


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
