"""The fields of a paper, to be typed in: the same form for one that is there and for a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from readinglist.gui.editing.draft import Field
from readinglist.gui.editing.fields import LineField, TextField
from readinglist.gui.naming import named

LABELS = {
    Field.TITLE: "Title",
    Field.AUTHORS: "Authors",
    Field.YEAR: "Year",
    Field.VENUE: "Venue",
    Field.ARXIV: "arXiv id",
    Field.DOI: "DOI",
    Field.LINKS: "Links",
    Field.CITE_KEY: "Citation key",
    Field.ABSTRACT: "Abstract",
}
EXAMPLES = {
    Field.AUTHORS: "One name a line",
    Field.ARXIV: "Such as 2103.00020",
    Field.DOI: "Such as 10.1000/182",
    Field.LINKS: "One address a line; its kind may stand behind it: repository, project, demo, model, dataset, …",
}
LINES = {Field.TITLE: 2, Field.AUTHORS: 3, Field.LINKS: 2, Field.ABSTRACT: 4}  # of those that have several, at least
YEAR_WIDTH = 96
_GROWING = {Field.AUTHORS: 1, Field.ABSTRACT: 2}  # with the form
_BESIDE = (Field.VENUE, Field.DOI)  # fields on the line of the one before


class PaperForm(QWidget):
    """Shows what `text` says for each field, and tells what was typed instead."""

    edited = Signal()

    def __init__(self, text: Callable[[Field], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = {name: _field(name, text(name)) for name in Field}
        for field in self._fields.values():
            field.textChanged.connect(self.edited)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 2)
        row = -1
        for name, field in self._fields.items():
            row += name not in _BESIDE
            self._place(name, field, row)

    def __getitem__(self, name: Field) -> LineField | TextField:
        """Return the field of this name."""
        return self._fields[name]

    def typed(self) -> dict[Field, str]:
        """Return what was typed here; fields that nobody typed in are left out."""
        return {name: text for name, field in self._fields.items() if (text := field.typed()) is not None}

    def fill(self, text: Callable[[Field], str]) -> None:
        """Show other texts in the fields that nobody typed in, or that are empty again."""
        for name, field in self._fields.items():
            if not (field.typed() or "").strip():
                field.fill(text(name))

    def type_in(self, typed: Mapping[Field, str]) -> None:
        """Show in some fields what somebody typed before."""
        for name, text in typed.items():
            self._fields[name].type_in(text)

    def add_row(self, label: str, widget: QWidget) -> None:
        """Put something else below the fields."""
        row = self._grid.rowCount()
        self._grid.addWidget(QLabel(label), row, 0)
        self._grid.addWidget(widget, row, 1, 1, 3)

    def _place(self, name: Field, field: LineField | TextField, row: int) -> None:
        label = QLabel(LABELS[name])
        label.setBuddy(field)
        is_tall = isinstance(field, TextField)
        label.setContentsMargins(0, 7 if is_tall else 0, 0, 0)  # beside the first line
        column = 2 if name in _BESIDE else 0
        is_shared = name in _BESIDE or name in (Field.YEAR, Field.ARXIV)
        aligned = Qt.AlignmentFlag.AlignTop if is_tall else Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(label, row, column, aligned)
        self._grid.addWidget(field, row, column + 1, 1, 1 if is_shared else 3)
        self._grid.setRowStretch(row, _GROWING.get(name, 0))
        if is_tall and name not in _GROWING:
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def _field(name: Field, text: str) -> LineField | TextField:
    example = EXAMPLES.get(name, "")
    field = TextField(text, LINES[name], example) if name in LINES else LineField(text, example)
    if name is Field.YEAR:
        field.setFixedWidth(YEAR_WIDTH)
    return named(field, f"edit-{name}", LABELS[name])
