"""What can be wrong with a window that one only sees by looking: told for all of its widgets."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QHeaderView,
    QLabel,
    QMenu,
    QMenuBar,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

WIDTH, HEIGHT = 800, 600  # of the smallest screen
_TABS = Qt.FocusPolicy.TabFocus


def windows() -> list[QWidget]:
    """The windows and dialogs that are on the screen, the last one in front."""
    return [each for each in QApplication.topLevelWidgets() if each.isVisible() and not isinstance(each, QMenu)]


def front() -> QWidget:
    """The window that the keyboard is in."""
    window = QApplication.activeModalWidget() or QApplication.activeWindow()
    assert window is not None
    return window


def faults_of(window: QWidget) -> dict[str, list[str]]:
    """Say what is wrong with a window, by kind."""
    found = {
        "larger than the screen": [window] if window.width() > WIDTH or window.height() > HEIGHT else [],
        "untitled": [] if window.windowTitle() else [window],
        "unnamed": unnamed(window),
        "out of reach": out_of_reach(window),
        "cut": cut(window),
        "outside": outside(window),
    }
    return {
        kind: [f"{each.objectName()} ({type(each).__name__})" for each in those]
        for kind, those in found.items()
        if those
    }


def parts(window: QWidget) -> Iterator[QWidget]:
    """Every widget that is shown in a window."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window and not _is_of_qt(widget):
            yield widget


def _is_of_qt(widget: QWidget) -> bool:
    """It is an inner part of another widget: a viewport, a scroll bar, the button that clears a line."""
    return widget.objectName().startswith("qt_") or "QLineEditIconButton" in widget.metaObject().className()


def unnamed(window: QWidget) -> list[QWidget]:
    """Widgets that do something, or hold something, of which a screen reader could not say what they are."""
    return [each for each in parts(window) if _is_interactive(each) and not _spoken(each)]


def _is_interactive(widget: QWidget) -> bool:
    if isinstance(widget, QMenuBar | QScrollArea | QHeaderView):
        return False  # its menus, what is in it, its table have names
    if isinstance(widget, QLabel) and not widget.text():
        return False
    is_interactive = isinstance(widget, QAbstractButton | QAbstractItemView)
    return is_interactive or widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def _spoken(widget: QWidget) -> str:
    if not isinstance(widget, QAbstractScrollArea):  # else the interface would tell the text in it
        return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    return widget.accessibleName()


def out_of_reach(window: QWidget) -> list[QWidget]:
    """Widgets that take the keyboard by Tab, but that Tab never comes to."""
    reached: set[QWidget] = set()
    widget: QWidget | None = window
    while widget is not None and widget not in reached:
        reached.add(widget)
        widget = widget.nextInFocusChain()
    return [each for each in parts(window) if takes_tab(each) and each not in reached]


def takes_tab(widget: QWidget) -> bool:
    """Tell whether Tab should come to a widget."""
    return widget.isEnabled() and bool(widget.focusPolicy() & _TABS)


def cut(window: QWidget) -> list[QWidget]:
    """Labels and buttons that have less room than their text needs."""
    return [each for each in parts(window) if isinstance(each, QLabel | QAbstractButton) and _is_cut(each)]


def _is_cut(widget: QLabel | QAbstractButton) -> bool:
    if not widget.text() or _hides(widget):
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    return widget.size() != widget.size().expandedTo(widget.minimumSizeHint())


def _hides(widget: QWidget) -> bool:
    """It says itself how its text is shortened."""
    return widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored


def outside(window: QWidget) -> list[QWidget]:
    """Labels, buttons and fields that stick out of what they stand in, where nothing scrolls."""
    return [each for each in parts(window) if _sticks_out(each)]


def _sticks_out(widget: QWidget) -> bool:
    around = widget.parentWidget()
    if around is None or isinstance(around.parentWidget(), QAbstractScrollArea):
        return False
    return not around.rect().contains(widget.geometry())
