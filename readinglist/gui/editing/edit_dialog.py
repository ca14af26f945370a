"""The form of a paper: it closes only on values that the library can keep."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from readinglist.domain.errors import InvalidValue, ReadingListError
from readinglist.gui.editing.draft import Draft, Field
from readinglist.gui.editing.fields import LineField, TextField
from readinglist.gui.foreign_text import breakable
from readinglist.gui.labels import selectable
from readinglist.gui.naming import named
from readinglist.library import editing

LABELS = {
    Field.TITLE: "Title",
    Field.AUTHORS: "Authors",
    Field.YEAR: "Year",
    Field.VENUE: "Venue",
    Field.ARXIV: "arXiv id",
    Field.DOI: "DOI",
    Field.CITE_KEY: "Citation key",
    Field.ABSTRACT: "Abstract",
}
EXAMPLES = {Field.AUTHORS: "One name a line", Field.ARXIV: "Such as 2103.00020", Field.DOI: "Such as 10.1000/182"}
LINES = {Field.TITLE: 2, Field.AUTHORS: 3, Field.ABSTRACT: 7}  # of the fields that have several, at least
YEAR_WIDTH = 96


class EditDialog(QDialog):
    """Accepted or not; `draft` says what was typed."""

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "edit-dialog", "Edit paper")
        self.setWindowTitle("Edit Paper")
        self._start = draft
        self._fields = {name: _field(name, draft.text(name)) for name in Field}
        self._complaint = named(QLabel(wordWrap=True), "complaint")
        self._complaint.setTextFormat(Qt.TextFormat.PlainText)
        selectable(self._complaint)
        self._complaint.setProperty("role", "error")
        self._complaint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(24)
        column.addLayout(self._form(), 1)
        column.addLayout(self._buttons())
        self.resize(680, 640)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)
        self._fields[Field.TITLE].setFocus()
        if draft.refusal is not None:
            self._complain(draft.refusal)

    @property
    def draft(self) -> Draft:
        """The paper with what was typed, here or before."""
        here = {name: text for name, field in self._fields.items() if (text := field.typed()) is not None}
        return replace(self._start, typed={**self._start.typed, **here}, refusal=None)

    def accept(self) -> None:
        """Close, unless a value is impossible."""
        try:
            editing.checked(self.draft.changes())
        except InvalidValue as error:
            self._complain(error)
        else:
            super().accept()

    def _complain(self, error: ReadingListError) -> None:
        self._complaint.setText(breakable(str(error))[0])
        if isinstance(error, InvalidValue) and error.field:
            self._fields[Field(error.field)].setFocus()

    def _form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (name, field) in enumerate(self._fields.items()):
            label = QLabel(LABELS[name])
            label.setBuddy(field)
            is_tall = isinstance(field, TextField)
            label.setContentsMargins(0, 7 if is_tall else 0, 0, 0)  # beside the first line
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop if is_tall else Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, row, 1)
            grid.setRowStretch(row, LINES.get(name, 0))
        return grid

    def _buttons(self) -> QHBoxLayout:
        cancel = named(QPushButton("Cancel"), "cancel")
        cancel.clicked.connect(self.reject)
        save = named(QPushButton("Save"), "save", tip="Ctrl+Enter")
        save.clicked.connect(self.accept)
        save.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._complaint, 1)
        row.addWidget(cancel)
        row.addWidget(save)
        return row


def _field(name: Field, text: str) -> LineField | TextField:
    example = EXAMPLES.get(name, "")
    field = TextField(text, LINES[name], example) if name in LINES else LineField(text, example)
    if name is Field.YEAR:
        field.setFixedWidth(YEAR_WIDTH)
    return named(field, f"edit-{name}", LABELS[name])
