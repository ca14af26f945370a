"""The names of a widget: one by which it is looked for, one that screen readers say, one shown as a tip."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str, spoken: str = "", tip: str = "") -> W:
    """Return `widget` with its names set; `tip` is our own words, never foreign text."""
    widget.setObjectName(name)
    if spoken:
        widget.setAccessibleName(spoken)
    if tip:
        widget.setToolTip(tip)
    return widget
