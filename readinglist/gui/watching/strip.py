"""What is ready to import, at the foot of the sidebar."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.sidebar.foot_strip import FootStrip

if TYPE_CHECKING:
    from readinglist.library.watching import ReadyFile


class ReadyStrip(FootStrip):
    """Shows how many files are ready, and the two things to do about them."""

    import_wanted = Signal()
    leave_out_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("ready", "import", "Ready to import", parent)
        self.offer("ready-import", "Import…", self.import_wanted)
        self.offer("ready-leave-out", "Leave Out", self.leave_out_wanted)

    def show_ready(self, files: Sequence[ReadyFile], folder: str) -> None:
        """Show these files of a folder; nothing, where there are none."""
        self.tell(f"In {on_one_line(folder, 120)}:", [on_one_line(PurePath(file.path).name, 60) for file in files])
