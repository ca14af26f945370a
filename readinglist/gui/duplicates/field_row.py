"""A field of two papers: its name, and what each says."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout

from readinglist.gui.duplicates.comparison import LABELS, Kind, Row
from readinglist.gui.duplicates.side import Side
from readinglist.gui.labels import muted
from readinglist.gui.naming import named


class FieldRow(QObject):
    """Stands in a row of a grid; made once, and shown for each pair that has something to say in this field."""

    chosen = Signal()

    def __init__(self, name: str, grid: QGridLayout, row: int) -> None:
        super().__init__(grid)
        self._name, self._grid, self._row = name, grid, row
        self.label = muted(LABELS[name])
        self.label.setContentsMargins(0, 8, 0, 0)
        page = grid.parentWidget()  # given at once: it takes long to give widgets another parent under a style sheet
        self.left, self.right = named(Side(page), f"stays-{name}"), named(Side(page), f"goes-{name}")
        group = QButtonGroup(self)
        for side in (self.left, self.right):
            group.addButton(side.radio)
            side.chosen.connect(self.chosen)
        grid.addWidget(self.label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.left, row, 1)
        grid.addWidget(self.right, row, 2)
        self._kind = Kind.SAME
        self.hide()

    @property
    def is_taken(self) -> bool:
        """Whether it is to come from the paper that goes."""
        return self._kind is Kind.CHOICE and self.right.radio.isChecked()

    def hide(self) -> None:
        """Take it off the screen."""
        for widget in (self.label, self.left, self.right):
            widget.hide()
        self._kind = Kind.SAME

    def show_row(self, shown: Row, *, is_taken: bool) -> None:
        """Show what the two papers say."""
        self._kind = shown.kind
        is_choice, is_same = shown.kind is Kind.CHOICE, shown.kind is Kind.SAME
        self._grid.addWidget(self.left, self._row, 1, 1, 2 if is_same else 1)
        for side, text, marks, whose in zip(
            (self.left, self.right), shown.texts, shown.marks, ("stays", "goes"), strict=True
        ):
            spoken = f"{LABELS[self._name]} of the paper that {whose}"
            side.show_text(text, marks, spoken=spoken, is_choice=is_choice, is_calm=is_same)
        (self.right if is_taken else self.left).radio.setChecked(True)
        self.label.setText(LABELS[self._name] + ("\n(much differs)" if shown.is_other else ""))
        self.label.show()
        self.left.show()
        self.right.setVisible(not is_same)

    def set_enabled(self, wanted: bool) -> None:
        """Let it be chosen, or only read."""
        for side in (self.left, self.right):
            side.radio.setEnabled(wanted)
