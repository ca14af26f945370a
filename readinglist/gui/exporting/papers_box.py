"""Which papers: selected, listed, or everything, each with how many they are."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from readinglist.gui.exporting.meant import What
from readinglist.gui.naming import named
from readinglist.gui.radio_line import RadioLine


class PapersBox(QWidget):
    """One choice of three; where there are none, it cannot be chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = {what: named(RadioLine(what.value), f"export-{what.name.lower()}") for what in What}
        self._counts: Mapping[What, int | None] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for line in self._lines.values():
            column.addWidget(line)
            self._group.addButton(line)
            line.clicked.connect(self.changed)

    @property
    def what(self) -> What:
        """What is chosen."""
        return next((what for what, line in self._lines.items() if line.isChecked()), What.EVERYTHING)

    @property
    def count(self) -> int | None:
        """How many papers that is; None where they are not counted yet."""
        return self._counts.get(self.what)

    def choose(self, what: What) -> None:
        """Choose these, or else the next that there are any of."""
        offered = [one for one in What if self._lines[one].isEnabled()]
        self._lines[what if what in offered or not offered else offered[0]].setChecked(True)

    def show_counts(self, counts: Mapping[What, int | None]) -> None:
        """Say how many papers there are of each; None: not counted yet."""
        self._counts = counts
        for what, line in self._lines.items():
            count = counts[what]
            line.setText(f"{what.value}  ·  {'…' if count is None else f'{count:,}'}")
            line.setEnabled(count != 0)
        if not self._lines[self.what].isEnabled():
            self.choose(self.what)
