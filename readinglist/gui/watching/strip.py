"""What is ready to import, at the foot of the sidebar: two quiet lines that are there only while something is."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.icons import icon
from readinglist.gui.naming import named
from readinglist.gui.theme import theme_of

if TYPE_CHECKING:
    from readinglist.library.watching import ReadyFile

NAMES_SHOWN = 12
ICON, GAP, LEFT, RIGHT = 16, 10, 22, 16  # as the lines of the sidebar above have them


class ReadyStrip(QWidget):
    """Shows how many files are ready, which ones as its tip, and the two things to do about them.

    Both can also be done from the menu: the keyboard stays where it is, whatever is clicked here.
    """

    import_wanted = Signal()
    leave_out_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "ready-strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._symbol = QLabel()
        self._count = _label("ready-count")
        self._count.setProperty("role", "muted")
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(GAP)
        for label in (self._symbol, _label("ready-title", "Ready to import")):
            first.addWidget(label)
        first.addStretch(1)
        first.addWidget(self._count)
        second.setContentsMargins(ICON + GAP, 0, 0, 0)  # below the title
        second.addWidget(_link("ready-import", "Import…", self.import_wanted))
        second.addWidget(_link("ready-leave-out", "Leave Out", self.leave_out_wanted))
        second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT, 8, RIGHT, 8)
        column.setSpacing(2)
        column.addLayout(first)
        column.addLayout(second)
        self.hide()

    def show_ready(self, files: Sequence[ReadyFile], folder: str) -> None:
        """Show these files of a folder; nothing, where there are none."""
        self._count.setText(f"{len(files):,}")
        names = [on_one_line(PurePath(file.path).name, 60) for file in files[:NAMES_SHOWN]]
        more = [f"and {len(files) - NAMES_SHOWN:,} more"] if len(files) > NAMES_SHOWN else []
        lines = (f"In {on_one_line(folder, 120)}:", *names, *more)
        self.setToolTip(f"<qt>{'<br>'.join(map(escape, lines))}</qt>")
        self.setAccessibleName(f"Ready to import: {len(files):,}")
        self._draw_symbol()
        self.setVisible(bool(files))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the symbol anew in another theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_symbol()
        super().changeEvent(event)

    def _draw_symbol(self) -> None:
        drawn = icon("import", theme_of(self.palette()).muted)
        self._symbol.setPixmap(drawn.pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))


def _label(name: str, text: str = "") -> QLabel:
    label = named(QLabel(text), name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _link(name: str, text: str, wanted: SignalInstance) -> QPushButton:
    button = named(QPushButton(text), name)
    button.setProperty("role", "link")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.clicked.connect(wanted)
    return button
