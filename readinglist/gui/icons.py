"""Our own line icons, drawn from SVG in the colour of the text they stand beside, sharp at any scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from readinglist.domain.resources import resource_dir


def icon(name: str, colour: str = "") -> QIcon:
    """Return the icon `resources/icons/<name>.svg` in `colour` (`#rrggbb`), or in the text colour of the moment.

    The file is read when the icon is first drawn: most stand in menus.
    """
    return QIcon(_LineIcon(name, colour))


class IconPainter:
    """Draws icons for a delegate, which knows its colours itself; keeps each icon parsed once for each colour."""

    def __init__(self) -> None:
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}

    def draw(self, painter: QPainter, name: str, place: QRectF, colour: str) -> None:
        """Draw the icon `name` into `place` in `colour` (`#rrggbb`)."""
        renderer = self._renderers.get((name, colour))
        if renderer is None:
            renderer = self._renderers[name, colour] = _renderer(name, colour)
        renderer.render(painter, place)


def _renderer(name: str, colour: str) -> QSvgRenderer:
    """Return what draws an icon in `colour`.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


@cache
def _source(name: str) -> str:
    return (resource_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


class _LineIcon(QIconEngine):
    """Renders at the moment of painting, so a change of theme needs no new icons."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour
        self._renderers: dict[str, QSvgRenderer] = {}

    def clone(self) -> QIconEngine:
        return _LineIcon(self._name, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        tint = self._tint(mode)
        if tint not in self._renderers:
            self._renderers[tint] = _renderer(self._name, tint)
        self._renderers[tint].render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        if pixmap.isNull():  # a button that is squeezed has no room for any
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        pixmap = self.pixmap(size * scale, mode, state)
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def _tint(self, mode: QIcon.Mode) -> str:
        palette = QGuiApplication.palette()
        if mode is QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name()
        if mode is QIcon.Mode.Selected:
            return palette.color(QPalette.ColorRole.HighlightedText).name()
        return self._colour or palette.color(QPalette.ColorRole.WindowText).name()
