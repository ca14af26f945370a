"""What is ready to import, at the foot of the sidebar: two quiet lines that are there only while something is."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.icons import icon
from readinglist.gui.naming import named
from readinglist.gui.theme import theme_of

if TYPE_CHECKING:
    from readinglist.library.watching import ReadyFile

NAMES_SHOWN = 12
ICON = 16


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
        grid = QGridLayout(self)
        grid.setContentsMargins(22, 8, 16, 8)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(3, 1)
        grid.addWidget(self._symbol, 0, 0)
        grid.addWidget(_label("ready-title", "Ready to import"), 0, 1, 1, 3)
        grid.addWidget(self._count, 0, 3, Qt.AlignmentFlag.AlignRight)
        for column, (name, text, wanted) in enumerate(
            (
                ("ready-import", "Import…", self.import_wanted),
                ("ready-leave-out", "Leave Out", self.leave_out_wanted),
            ),
            start=1,
        ):
            button = named(QPushButton(text), name)
            button.setProperty("role", "link")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(wanted)
            grid.addWidget(button, 1, column)
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
