"""Foreign text to read, in which the paper's own links can be clicked.

The text stays plain. Nothing becomes a link by the way it is written: only what the library knows as a link of the
paper, and the one function that opens links checks it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from readinglist.domain.links import Link
from readinglist.gui.details.reading_text import ReadingText
from readinglist.gui.foreign_text import Span, breakable, utf16_offset

MOST_LINKS = 50


class LinkedText(ReadingText):
    """Emits the address of a link that was clicked."""

    link_opened = Signal(str)

    def __init__(self, *, line_height: int) -> None:
        super().__init__(line_height=line_height)
        self._places: list[tuple[Span, str]] = []
        self.viewport().setMouseTracking(True)

    def show_linked(self, text: str, marks: Sequence[Span], links: Sequence[Link]) -> None:
        """Show `text` as `show_text` does, with those of `links` underlined that stand in it."""
        shown, _marks = breakable(text)
        self._places = [
            ((utf16_offset(shown, first), utf16_offset(shown, last)), url)
            for (first, last), url in places_of(links, shown)
        ]
        self.show_text(text, marks)

    def changeEvent(self, event: QEvent) -> None:
        """Take the other theme's colour of links."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_marks()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show over a link that it can be clicked."""
        super().mouseMoveEvent(event)
        is_link = bool(self._address_at(event.position()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click on a link, unless text was selected with it."""
        super().mouseReleaseEvent(event)
        address = self._address_at(event.position())
        if address and event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.link_opened.emit(address)

    def _address_at(self, point: QPointF) -> str:
        place = self.document().documentLayout().hitTest(point, Qt.HitTestAccuracy.ExactHit)
        return next((url for (first, last), url in self._places if first <= place < last), "")

    def _selections(self) -> list[QTextEdit.ExtraSelection]:
        link = QTextCharFormat()
        link.setForeground(self.palette().link())
        link.setFontUnderline(True)
        return [*(self._selection(place, link) for place, _url in self._places), *super()._selections()]


def places_of(links: Sequence[Link], text: str) -> list[tuple[Span, str]]:
    """Return where the addresses of `links` stand in `text`, with or without `https://`, and the addresses."""
    places: list[tuple[Span, str]] = []
    for link in sorted(links[:MOST_LINKS], key=lambda link: -len(link.url)):  # the longer of two that begin alike
        for spelt in (link.url, link.url.partition("://")[2]):
            first = text.find(spelt) if spelt else -1
            span = (first, first + len(spelt))
            if first >= 0 and _stands_alone(text, span) and not any(_overlap(span, other) for other, _url in places):
                places.append((span, link.url))
                break
    return places


def _stands_alone(text: str, span: Span) -> bool:
    """Tell whether the address is no piece of a longer word or address."""
    before, after = text[span[0] - 1 : span[0]], text[span[1] : span[1] + 1]
    return not before.isalnum() and not after.isalnum() and after not in ("-", "_")


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
