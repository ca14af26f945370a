"""All keys in one dialog, read off the same table as the menus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from readinglist.gui.actions import Action, Menu, native
from readinglist.gui.naming import named
from readinglist.gui.situation import Situation

COLUMNS = 2


class AllKeys(QDialog):
    """Lists what each key does, by menu."""

    change_wanted = Signal()

    def __init__(self, menus: Sequence[Menu], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "keys-dialog", "All keys")
        self.setWindowTitle("All Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(24, 16, 24, 24)
        row.setSpacing(40)
        columns = [QVBoxLayout() for _ in range(COLUMNS)]
        for column in columns:
            column.setSpacing(0)
            row.addLayout(column, 1)
        for menu, column in zip(menus, _assigned(menus, columns), strict=True):
            column.addWidget(_section(menu))
        for column in columns:
            column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        layout.addLayout(self._foot())
        self.resize(760, 576)

    def _foot(self) -> QHBoxLayout:
        change = named(QPushButton("Change Keys…", autoDefault=False), "change-keys")
        change.clicked.connect(self._change)
        close = named(QPushButton("Close", default=True), "close")
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.addWidget(change)
        foot.addStretch(1)
        foot.addWidget(close)
        return foot

    def _change(self) -> None:
        self.close()
        self.change_wanted.emit()


def keys_of(action: Action) -> str:
    """Return the keys of an action as they are written on this platform."""
    return "   ".join(native(key) for key in action.all_keys)


def lines(menu: Menu) -> list[tuple[str, str]]:
    """Return what the keys of a menu do, and which they are; a submenu in which all have one is one line."""
    found: list[tuple[str, str]] = []
    for entry in (entry for section in menu.sections for entry in section):
        if isinstance(entry, Action):
            found += [(entry.text_in(Situation()), keys_of(entry))] if keys_of(entry) else []
            continue
        keys = [action.keys[0] for action in entry.actions() if len(action.all_keys) == len(action.keys) == 1]
        has_one_each = len(keys) == len(list(entry.actions()))
        found += [(entry.title, _series(sorted(keys)))] if has_one_each else lines(entry)
    return found


def _series(keys: Sequence[str]) -> str:
    """Return keys of which each is the next digit by the first and the last, others one by one."""
    digits = [key[-1] for key in keys]
    if "".join(digits) in "0123456789" and len({key[:-1] for key in keys}) == 1:
        return f"{native(keys[0])} … {native(keys[-1])}"
    return "   ".join(map(native, keys))


def _assigned(menus: Sequence[Menu], columns: Sequence[QVBoxLayout]) -> list[QVBoxLayout]:
    """Give each menu the column that is shortest so far."""
    heights = [0] * len(columns)
    chosen = []
    for menu in menus:
        shortest = heights.index(min(heights))
        heights[shortest] += len(lines(menu)) + 2
        chosen.append(columns[shortest])
    return chosen


def _section(menu: Menu) -> QWidget:
    section = QWidget()
    section.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    grid = QGridLayout(section)
    grid.setContentsMargins(0, 8, 0, 16)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    grid.addWidget(_label(menu.title, "heading"), 0, 0)
    for row, (text, keys) in enumerate(lines(menu), start=1):
        grid.addWidget(_label(text, ""), row, 0)
        grid.addWidget(_label(keys, "muted"), row, 1, Qt.AlignmentFlag.AlignRight)
    return section


def _label(text: str, role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("role", role)
    return label
