"""What is told of each paper besides its bibliographic description: four boxes to tick."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from readinglist.domain.exports import Parts
from readinglist.gui.naming import named
from readinglist.gui.tick import TickBox

_COLUMNS = 2
_TIPS = {
    "abstract": "The abstract of each paper",
    "tags": "Your tags",
    "notes": "Your notes",
    "state": "Its state, star and rating",
}


class PartsBox(QWidget):
    """Boxes for the parts that a format has room for; the others cannot be ticked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = {field.name: TickBox(field.name.capitalize()) for field in fields(Parts)}
        self._parts = Parts()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        for number, (name, box) in enumerate(self._boxes.items()):
            named(box, f"export-{name}", tip=_TIPS[name])
            grid.addWidget(box, number // _COLUMNS, number % _COLUMNS)
            grid.setColumnStretch(number % _COLUMNS, 1)
            box.clicked.connect(self._take)

    @property
    def parts(self) -> Parts:
        """The parts that are wanted; what the format has no room for stays as it was."""
        return self._parts

    def show_parts(self, parts: Parts, room: Parts) -> None:
        """Show which parts are wanted, of those that there is `room` for."""
        self._parts = parts
        for name, box in self._boxes.items():
            has_room = getattr(room, name)
            box.setEnabled(has_room)
            box.setChecked(has_room and getattr(parts, name))

    def _take(self) -> None:
        wanted = {
            name: box.isChecked() if box.isEnabled() else getattr(self._parts, name)
            for name, box in self._boxes.items()
        }
        self._parts = Parts(**wanted)
        self.changed.emit()
