"""The chips of a row: its first tags as far as there is room, and how many more there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from readinglist.domain.tags import fold
from readinglist.gui.papers.row_text import leaf
from readinglist.gui.theme_colours import Theme

MOST_CHIPS = 3
WIDEST = 160.0
LEAST_LETTERS = 3  # of a name that is cut
GAP = 6.0
PADDING = 8.0
DOT = 12.0  # a dot of the tag's colour, with the space after it


@dataclass(frozen=True)
class Chip:
    """A tag's name as it is shown, the colour of its dot (empty: none), and the width of it all."""

    text: str
    width: float
    colour: str = ""


def fitted_chips(
    tags: Sequence[str], colours: Mapping[str, str], metrics: QFontMetricsF, room: float
) -> tuple[Chip, ...]:
    """Return the chips of the first tags that fit into `room`, the first one cut where it must be; then "+2".

    Where too little would be left of the first one to know it by, all are counted.
    """
    for count in range(min(MOST_CHIPS, len(tags)), 0, -1):
        chips = [_chip(tag, colours, metrics, WIDEST) for tag in tags[:count]]
        chips += _more(len(tags) - count, metrics)
        if width_of(chips) <= room:
            return tuple(chips)
    more = _more(len(tags) - 1, metrics) if tags else []
    left = room - width_of(more) - (GAP if more else 0.0)
    first = _chip(tags[0], colours, metrics, left) if tags and left >= 4 * PADDING else None
    if first is not None and len(first.text) > LEAST_LETTERS:
        return first, *more
    return tuple(chip for chip in _more(len(tags), metrics) if chip.width <= room)


def width_of(chips: Sequence[Chip]) -> float:
    """Return the width of chips side by side."""
    return sum(chip.width for chip in chips) + GAP * max(0, len(chips) - 1)


def paint_chips(
    painter: QPainter, chips: Sequence[Chip], line: QRectF, font: QFont, theme: Theme, ground: str
) -> QRectF:
    """Paint chips at the right end of `line`, on rounded grounds of this colour; return what is left of the line."""
    if not chips:
        return line
    left = line.right() - width_of(chips)
    rest = QRectF(line.left(), line.top(), left - PADDING - line.left(), line.height())
    for chip in chips:
        _paint_chip(painter, chip, QRectF(left, line.top() - 1, chip.width, line.height() + 2), font, theme, ground)
        left += chip.width + GAP
    return rest


def _chip(tag: str, colours: Mapping[str, str], metrics: QFontMetricsF, widest: float) -> Chip:
    colour = colours.get(fold(tag), "")
    around = 2 * PADDING + (DOT if colour else 0.0)
    name = metrics.elidedText(leaf(tag), Qt.TextElideMode.ElideRight, widest - around)
    return Chip(name, metrics.horizontalAdvance(name) + around, colour)


def _more(count: int, metrics: QFontMetricsF) -> list[Chip]:
    text = f"+{count}"
    return [Chip(text, metrics.horizontalAdvance(text) + 2 * PADDING)] if count > 0 else []


def _paint_chip(painter: QPainter, chip: Chip, place: QRectF, font: QFont, theme: Theme, ground: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
    text = place.adjusted(PADDING, 0, 0, 0)
    if chip.colour:
        painter.setBrush(QColor(chip.colour))
        painter.drawEllipse(QPointF(text.left() + 3, place.center().y()), 3.5, 3.5)
        text.setLeft(text.left() + DOT)
    painter.setFont(font)
    painter.setPen(QColor(theme.on_chip))
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, chip.text)
