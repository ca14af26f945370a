"""The foot of the Export window: what was said last, how far an export is, and the buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from readinglist.gui.dialogs import quiet_button
from readinglist.gui.exporting import sentences
from readinglist.gui.foreign_text import breakable
from readinglist.gui.labels import muted
from readinglist.gui.naming import named
from readinglist.gui.tick import TickBox

_KEPT = "Write it again whenever these papers change (see File > Living Exports)"
_NOT_KEPT = "Only a list that can be searched for again can be kept up to date, and no single papers"


class Foot(QWidget):
    """While an export is written there is a bar, and Stop in place of what else can be done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = named(muted(), "export-said")
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = named(QProgressBar(), "export-progress", "Progress")
        self._bar.setTextVisible(False)
        self.keep = named(TickBox("Keep this file up to date"), "export-keep")
        self.copy = quiet_button("Copy", "export-copy", "Copy it to the clipboard (Ctrl+Shift+C)")
        self.copy.setShortcut("Ctrl+Shift+C")
        self.leave = quiet_button("Close", "export-close", "Esc")
        self.stop = quiet_button("Stop", "export-stop", "Leave what was there as it is (Esc)")
        self.save = quiet_button("Save…", "export-save", "Choose a file and write it (Enter)")
        self.save.setDefault(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self._said)
        column.addWidget(self._bar)
        column.addWidget(self.keep)
        row.addLayout(column, 1)
        for button in (self.copy, self.leave, self.stop, self.save):
            row.addWidget(button)
        self.say("")
        self.show_busy(False)

    def say(self, text: str, *, is_error: bool = False) -> None:
        """Say what was done, or could not be."""
        self._said.setText(breakable(text)[0])
        self._said.setVisible(bool(text))
        self._said.setProperty("role", "error" if is_error else "")
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)

    def show_keep(self, can_be_kept: bool) -> None:
        """Say whether the file can follow the papers: there must be a search that finds them."""
        self.keep.setEnabled(can_be_kept)
        self.keep.setToolTip(_KEPT if can_be_kept else _NOT_KEPT)

    def show_busy(self, is_busy: bool) -> None:
        """Say whether an export is being written."""
        self._bar.setVisible(is_busy)
        self.keep.setVisible(not is_busy)
        self._bar.setRange(0, 0)
        self.stop.setVisible(is_busy)
        self.leave.setVisible(not is_busy)
        self.copy.setEnabled(not is_busy)
        self.save.setEnabled(not is_busy)

    def advance(self, written: int, checked: int, count: int) -> None:
        """Say how far it is: reading back is the second half."""
        self._bar.setRange(0, 2 * count)
        self._bar.setValue(written + checked)
        self.say(sentences.progress(written, checked, count))
