"""What can be wrong with a window as it is drawn: texts that are too faint, and a keyboard that cannot be seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QMargins, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QTextEdit, QWidget

from tests.gui.screens.inspecting import parts, takes_tab

LEAST_CONTRAST = 4.5
_SCALE = 2  # at which letters are thick enough to have their colour somewhere
_FRAME = 4  # pixels round a widget that may be its frame
_LOW = 12  # pixels: of less, no letter is seen whole
_FEW = 4  # pixels of a colour that may be no more than an edge


def faint(window: QWidget) -> list[str]:
    """Say which texts stand out from their ground by less than they should."""
    picture = _drawn(window)
    found = []
    for widget in parts(window):
        if _has_text(widget) and widget.isEnabled() and (place := _in_sight(widget)):
            ratio = _most_contrast(picture, place.marginsRemoved(_frame(widget)))
            if ratio < LEAST_CONTRAST:
                found.append(f"{widget.objectName()} ({type(widget).__name__}): {ratio:.2f}")
    return found


def without_focus(window: QWidget, widgets: Iterable[QWidget]) -> list[str]:
    """Say which of the widgets that Tab comes to look the same whether the keyboard is in them or not."""
    return [
        f"{widget.objectName()} ({type(widget).__name__})"
        for widget in widgets
        if takes_tab(widget) and not _shows_focus(window, widget)
    ]


def _shows_focus(window: QWidget, widget: QWidget) -> bool:
    _scroll_to(widget)
    held = window.focusWidget()
    if held is not None:
        held.clearFocus()
    place = _in_sight(widget)
    if place is None:
        return True  # something lies over it, which has the keyboard
    before = window.grab(place).toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return not widget.hasFocus() or window.grab(place).toImage() != before


def _scroll_to(widget: QWidget) -> None:
    """Do as Tab does."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _drawn(window: QWidget) -> QImage:
    picture = QImage(window.size() * _SCALE, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(_SCALE)
    window.render(picture, QPoint())
    return picture


def _has_text(widget: QWidget) -> bool:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return bool(widget.text().strip())
    return isinstance(widget, QTextEdit | QPlainTextEdit) and bool(widget.toPlainText().strip())


def _in_sight(widget: QWidget) -> QRect | None:
    """Return where in its window a widget can be seen; None where something covers it."""
    seen = widget.visibleRegion().boundingRect()
    place = QRect(widget.mapTo(widget.window(), seen.topLeft()), seen.size())
    inner = place.adjusted(1, 1, -1, -1)
    before = [widget.window().childAt(point) for point in (inner.topLeft(), place.center(), inner.bottomRight())]
    is_covered = not all(each is widget or (each is not None and widget.isAncestorOf(each)) for each in before)
    return None if is_covered or place.height() < _LOW else place


def _frame(widget: QWidget) -> QMargins:
    """Return how wide the frame of a widget may be, which is not its text."""
    return QMargins() if isinstance(widget, QLabel) else QMargins(_FRAME, _FRAME, _FRAME, _FRAME)


def _most_contrast(picture: QImage, place: QRect) -> float:
    """Return how far the colour that stands out most in a place does so from its commonest."""
    counts: Counter[int] = Counter()
    rows = memoryview(picture.constBits()).cast("I")
    for y in range(_SCALE * place.top(), _SCALE * (place.bottom() + 1)):
        start = y * picture.width() + _SCALE * place.left()
        counts.update(rows[start : start + _SCALE * place.width()])
    ground = counts.most_common(1)[0][0]
    return max(_contrast(colour, ground) for colour, count in counts.items() if count >= _FEW)


def _contrast(one: int, other: int) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@cache
def _luminance(colour: int) -> float:
    """Relative luminance, WCAG 2.2."""
    shade = QColor(colour)
    channels = (shade.redF(), shade.greenF(), shade.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
