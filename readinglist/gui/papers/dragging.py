"""Papers and tags that are dragged: what says which they are, how they look below the pointer, and the drag itself."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QFont, QFontMetricsF, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from readinglist.domain.exports import BIBTEX, TEXT_KINDS, ExportKind
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.settings import Settings
from readinglist.gui.theme import theme_of

PAPERS = "application/x-readinglist-papers"
TAG = "application/x-readinglist-tag"
BESIDE_POINTER = QPoint(-14, -12)  # where the pointer is, seen from the corner of what it drags
WIDEST = 280.0
_PADDING = 12.0
_HEIGHT = 30.0
_SETTING = "drag/format"

Carry = Callable[[QWidget, QMimeData, QPixmap], None]  # from where, what, and how it looks


def carry_by_mouse(source: QWidget, mime: QMimeData, picture: QPixmap) -> None:
    """Drag something until the button is let go; it is copied wherever it goes."""
    drag = QDrag(source)
    drag.setMimeData(mime)
    drag.setPixmap(picture)
    drag.setHotSpot(BESIDE_POINTER)
    drag.exec(Qt.DropAction.CopyAction)


class Dragging(QObject):
    """How papers are dragged out: by `carry`, in the format that was chosen, which is remembered."""

    changed = Signal()

    def __init__(self, settings: Settings, carry: Carry, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self.carry = carry

    @property
    def kind(self) -> ExportKind:
        """The format that is chosen."""
        name = self._settings.text(_SETTING)
        return next((kind for kind in TEXT_KINDS if kind.name == name), BIBTEX)

    def choose(self, kind: ExportKind) -> None:
        """Drag papers in this format from now on."""
        self._settings.put(_SETTING, kind.name)
        self.changed.emit()


def mark_papers(mime: QMimeData, ids: Sequence[int]) -> None:
    """Say which papers these are; only this window knows what the numbers mean."""
    mime.setData(PAPERS, array("q", ids).tobytes())


def papers_in(mime: QMimeData) -> Sequence[int]:
    """Return the ids of the papers that are dragged; none where it is something else."""
    ids = array("q")
    ids.frombytes(bytes(mime.data(PAPERS).data()))
    return ids


def mark_tag(mime: QMimeData, name: str) -> None:
    """Say which tag this is."""
    mime.setData(TAG, name.encode())


def tag_in(mime: QMimeData) -> str:
    """Return the name of the tag that is dragged; empty where it is something else."""
    return bytes(mime.data(TAG).data()).decode()


def picture_of(text: str, palette: QPalette, font: QFont, ratio: float) -> QPixmap:
    """Return what is seen below the pointer: a slip with `text`, which may be foreign, sharp at `ratio`."""
    theme = theme_of(palette)
    shown = QFontMetricsF(font).elidedText(on_one_line(text), Qt.TextElideMode.ElideRight, WIDEST - 2 * _PADDING)
    slip = QRectF(0, 0, QFontMetricsF(font).horizontalAdvance(shown) + 2 * _PADDING, _HEIGHT)
    picture = QPixmap((slip.size() * ratio).toSize())
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.accent), 1))
    painter.setBrush(QColor(theme.raised))
    painter.drawRoundedRect(slip.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    painter.drawText(slip, Qt.AlignmentFlag.AlignCenter, shown)
    painter.end()
    return picture
