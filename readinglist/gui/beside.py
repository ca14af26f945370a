"""Windows beside the main one, at most one of each kind."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def shown(window: QWidget, kind: type[W]) -> W | None:
    """Return the one of this kind, where it is on the screen: an answer may come after it was closed."""
    return next((one for one in window.findChildren(kind) if one.isVisible()), None)


def bring_up(window: QWidget) -> None:
    """Show a window in front of the others, ready for the keyboard."""
    window.show()
    window.raise_()
    window.activateWindow()
