"""What dialogs and windows beside the main one share: buttons that Enter leaves alone, a size that fits the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget

from readinglist.gui.naming import named

_AROUND = QSize(16, 48)  # about what a desktop puts around a window


def quiet_button(text: str, name: str, tip: str = "") -> QPushButton:
    """Return a button that Enter presses only where it has the keyboard or is the default one."""
    made = named(QPushButton(text), name, tip=tip)
    made.setAutoDefault(False)
    return made


def fit(window: QWidget, size: QSize) -> None:
    """Give a window this size, or what the screen has room for."""
    window.resize(size.boundedTo(window.screen().availableSize() - _AROUND))
