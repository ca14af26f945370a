"""Two papers that the user chose, to be merged or kept apart."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from readinglist.gui.background import Background
from readinglist.gui.duplicates.pair_pane import PairPane
from readinglist.gui.duplicates.pairs import Key
from readinglist.gui.naming import named

FIRST_SIZE = (860, 640)


class MergeDialog(QDialog):
    """Closes on the decision; `merge_wanted` and `apart_wanted` are those of its PairPane."""

    merge_wanted = Signal(int, int, object)
    apart_wanted = Signal(int, int)

    def __init__(self, background: Background, key: Key, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "merge-dialog", "Merge two papers")
        self.setWindowTitle("Merge Two Papers")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._pane = PairPane(background)
        cancel = named(QPushButton("Cancel"), "cancel")
        cancel.clicked.connect(self.reject)
        self._pane.add_button(cancel)
        self._pane.merge_wanted.connect(self.merge_wanted)
        self._pane.apart_wanted.connect(self.apart_wanted)
        for decided in (self.merge_wanted, self.apart_wanted):
            decided.connect(self.accept)
        self._pane.lost.connect(self._lose)
        background.changed.connect(self._pane.refresh)
        background.refreshed.connect(self._pane.refresh)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pane)
        self._pane.stand_in(self)
        room = self.screen().availableSize()
        self.resize(min(FIRST_SIZE[0], room.width()), min(FIRST_SIZE[1], room.height() - 32))
        self._pane.show_pair((min(key), max(key)))
        self._pane.merge.setFocus()  # else it would be Cancel, the only button that can be pressed at once

    def _lose(self) -> None:
        self._pane.say_nothing("One of the two is gone", "It was deleted or merged meanwhile; nothing was changed.")
