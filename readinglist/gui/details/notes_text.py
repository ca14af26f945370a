"""The field that notes are typed in. What is dropped or pasted there becomes Markdown: links, mentions of papers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QUrl, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from readinglist.domain.links import Link
from readinglist.gui.papers.dragging import PAPERS, papers_in

_TITLED = "text/x-moz-url"  # as Firefox hands over a link: address, line break, title, in UTF-16
_MOST_LINKS = 100

Put = Callable[[str], None]


class NotesText(QPlainTextEdit):
    """Takes text, links and papers; files that are dropped here are for the window to import."""

    papers_dropped = Signal(object, object)  # their ids, and the Put for their Markdown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Tell whether it can be made text."""
        if source.hasFormat(PAPERS) or _links(source):
            return True
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put it where the cursor is; papers once they have been read."""
        if source.hasFormat(PAPERS):
            place = QTextCursor(self.textCursor())
            place.setKeepPositionOnInsert(True)  # whatever is typed meanwhile
            self.papers_dropped.emit(papers_in(source), lambda text: _put_at(place, text))
        elif links := _links(source):
            self.insertPlainText("\n".join(links))
        else:
            super().insertFromMimeData(source)


def _put_at(place: QTextCursor, text: str) -> None:
    place.setPosition(place.position())  # what was typed there since is selected
    place.insertText(text)


def _links(mime: QMimeData) -> list[str]:
    """Return the links of the web as Markdown: by their title where the other program says one."""
    encoded = QUrl.ComponentFormattingOption.FullyEncoded
    urls = [url.toString(encoded) for url in mime.urls()[:_MOST_LINKS] if url.scheme() in ("http", "https")]
    title = _title(mime)
    if title and len(urls) == 1 and title != urls[0]:
        from readinglist.formats.markdown import escaped, link_to  # not needed before the first

        return [link_to(escaped(title), Link.to(urls[0]))]
    return urls


def _title(mime: QMimeData) -> str:
    told = bytes(mime.data(_TITLED).data()).decode("utf-16-le", "replace")
    return told.partition("\n")[2].replace("\0", "").strip()
