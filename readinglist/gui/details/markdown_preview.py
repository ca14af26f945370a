"""Markdown to look at. It loads nothing, runs nothing, and follows no link by itself."""

from __future__ import annotations

import math

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QImage, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from readinglist.gui.foreign_text import visible

MAX_SHOWN = 20_000  # characters
_MOST_MARKS = 100  # of a kind in a line: 2,500 columns of a table, or as many stars, take Qt a second
_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class MarkdownPreview(QTextBrowser):
    """Notes may have come with an import, so they are shown as carefully as any foreign text."""

    link_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notes-shown")
        self.setAccessibleName("Notes, as Markdown")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(20)
        self.anchorClicked.connect(lambda url: self.link_opened.emit(url.toString()))

    def show_markdown(self, text: str) -> None:
        """Show the first 20,000 characters of `text` as Markdown."""
        cut = visible(text[:MAX_SHOWN]) + ("\n\n…" if len(text) > MAX_SHOWN else "")
        self.document().setMarkdown("\n".join(map(_with_few_marks, cut.split("\n"))), _FEATURES)

    def text_height(self) -> int:
        """Return the height in pixels of what is shown."""
        return math.ceil(self.document().size().height())

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002
        """Give an empty picture for whatever is asked for: with nothing given, Qt would load the file itself."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return QImage(1, 1, QImage.Format.Format_ARGB32)
        return b" "

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave drops to the window."""
        event.ignore()


def _with_few_marks(line: str) -> str:
    """Return `line`, with those marks taken literally that it has too many of."""
    for mark in "|*_[":
        if line.count(mark) > _MOST_MARKS:
            line = line.replace(mark, f"\\{mark}")
    return line
