"""Which living exports are not up to date, at the foot of the sidebar, for as long as that is so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from readinglist.domain.living import LivingExport
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.sidebar.foot_strip import FootStrip


class TroubleStrip(FootStrip):
    """Shows how many files could not be written, or were changed by another program, and the way to them."""

    show_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("trouble", "warning", "Not up to date", parent)
        self.offer("trouble-show", "Show…", self.show_wanted)

    def show_trouble(self, exports: Sequence[LivingExport]) -> None:
        """Show these exports; nothing, where there are none."""
        self.tell("Files that are kept up to date, but for these:", [on_one_line(one.path.name, 60) for one in exports])
