"""All keys in one dialog, read off the same table as the menus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from readinglist.gui.actions import Action, Menu
from readinglist.gui.naming import named
from readinglist.gui.situation import Situation

COLUMNS = 2


class KeysDialog(QDialog):
    """Lists what each key does, by menu."""

    def __init__(self, menus: Sequence[Menu], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "keys-dialog", "All keys")
        self.setWindowTitle("All Keys")
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(24, 16, 24, 24)
        row.setSpacing(40)
        columns = [QVBoxLayout() for _ in range(COLUMNS)]
        for column in columns:
            row.addLayout(column)
        for menu, column in zip(menus, _assigned(menus, columns), strict=True):
            column.addWidget(_section(menu))
        for column in columns:
            column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self.resize(760, 640)


def keys_of(action: Action) -> str:
    """Return the keys of an action as they are written on this platform."""
    keys = (*action.keys, *action.list_keys)
    return "   ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)


def _assigned(menus: Sequence[Menu], columns: Sequence[QVBoxLayout]) -> list[QVBoxLayout]:
    """Give each menu the column that is shortest so far."""
    heights = [0] * len(columns)
    chosen = []
    for menu in menus:
        shortest = heights.index(min(heights))
        heights[shortest] += sum(1 for action in menu.actions() if keys_of(action)) + 2
        chosen.append(columns[shortest])
    return chosen


def _section(menu: Menu) -> QWidget:
    section = QWidget()
    grid = QGridLayout(section)
    grid.setContentsMargins(0, 8, 0, 8)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.addWidget(_label(menu.title, "heading"), 0, 0)
    for row, action in enumerate((action for action in menu.actions() if keys_of(action)), start=1):
        grid.addWidget(_label(action.text_in(Situation()), ""), row, 0)
        grid.addWidget(_label(keys_of(action), "muted"), row, 1, Qt.AlignmentFlag.AlignRight)
    return section


def _label(text: str, role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("role", role)
    return label
