"""What covers the window while files are dragged over it, and takes them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from readinglist.gui.icons import IconPainter
from readinglist.gui.naming import named
from readinglist.gui.theme import theme_of


class DropOverlay(QWidget):
    """Lies over all of `window`, hidden until something that can be imported is dragged in."""

    files_dropped = Signal(list)  # paths
    text_dropped = Signal(str, str)  # the text, and what it is called

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        named(self, "drop-overlay", "Drop to import")
        self._icons = IconPainter()
        self._window = window
        self.setAcceptDrops(True)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self.hide()

    def cover(self, dialog: QWidget) -> None:
        """Take what is dropped on a dialog, too: while it is open, the window takes nothing."""
        overlay = DropOverlay(dialog)
        overlay.files_dropped.connect(self.files_dropped)
        overlay.text_dropped.connect(self.text_dropped)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Appear, if what is dragged into the window comes from elsewhere and can be imported."""
        if not isinstance(event, QDragEnterEvent) or watched is not self._window:
            return False
        if event.source() is None and _can_be_imported(event.mimeData()):
            event.acceptProposedAction()
            self.setGeometry(self._window.rect())
            self.setMask(QRegion(self.rect()) - self._notes())
            self.raise_()
            self.show()
        return True

    def _notes(self) -> QRegion:
        """Return where notes are typed, which take what is dropped themselves."""
        found = QRegion()
        for field in self._window.findChildren(QPlainTextEdit, "notes"):
            if field.isVisible() and not field.isReadOnly():
                found += field.visibleRegion().translated(field.mapTo(self._window, QPoint(0, 0)))
        return found

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what can be imported."""
        if _can_be_imported(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take it anywhere."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002
        """Go away with it."""
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped, once the other program has been answered."""
        self.hide()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        mime = event.mimeData()
        paths, links = _paths(mime), _links(mime)
        if paths:
            self.files_dropped.emit(paths)
        elif links:
            self.text_dropped.emit("\n".join(links), "Dropped links")
        elif mime.hasText():
            self.text_dropped.emit(mime.text(), "Dropped text")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw a veil with a frame and the words."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.window)
        veil.setAlphaF(0.92)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(QColor(theme.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(24, 24, -24, -24), 16, 16)
        middle = QRectF(self.rect()).center()
        self._icons.draw(painter, "import", QRectF(middle.x() - 28, middle.y() - 64, 56, 56), theme.accent)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        place = QRectF(0, middle.y() + 8, self.width(), 40)
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, "Drop to import")


def _paths(mime: QMimeData) -> list[str]:
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]


def _links(mime: QMimeData) -> list[str]:
    """Return the addresses that a browser hands over; they are read as a list of links, and never fetched."""
    encoded = QUrl.ComponentFormattingOption.FullyEncoded
    return [url.toString(encoded) for url in mime.urls() if url.scheme() in ("http", "https")]


def _can_be_imported(mime: QMimeData) -> bool:
    return bool(_paths(mime) or _links(mime)) or (mime.hasText() and not mime.hasUrls())
