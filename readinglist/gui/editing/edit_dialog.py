"""The form of a paper: it closes only on values that the library can keep."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from readinglist.domain.errors import InvalidValue, ReadingListError
from readinglist.gui.editing.draft import Draft, Field
from readinglist.gui.editing.paper_form import PaperForm
from readinglist.gui.foreign_text import breakable
from readinglist.gui.labels import selectable
from readinglist.gui.naming import named
from readinglist.gui.unfinished import Unfinished
from readinglist.library import typed_fields


class EditDialog(QDialog):
    """Accepted or not; `draft` says what was typed."""

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "edit-dialog", "Edit paper")
        self.setWindowTitle("Edit Paper")
        self._start = draft
        self._warned_of: Draft | None = None
        self._form = PaperForm(draft.text)
        self._complaint = named(QLabel(wordWrap=True), "complaint")
        self._complaint.setTextFormat(Qt.TextFormat.PlainText)
        selectable(self._complaint)
        self._complaint.setProperty("role", "error")
        self._complaint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(24)
        column.addWidget(self._form, 1)
        column.addLayout(self._buttons())
        self.resize(680, 560)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)
        self._form[Field.TITLE].setFocus()
        if draft.refusal is not None:
            self._complain(draft.refusal)

    @property
    def draft(self) -> Draft:
        """The paper with what was typed, here or before."""
        return replace(self._start, typed={**self._start.typed, **self._form.typed()}, refusal=None)

    @property
    def unfinished(self) -> Unfinished | None:
        """What would be lost if the form were closed now, if anything."""
        draft = self.draft
        return Unfinished(draft.paper.id, draft.typed) if draft.changes() else None

    def accept(self) -> None:
        """Close, unless a value is impossible."""
        try:
            typed_fields.checked(self.draft.changes())
        except InvalidValue as error:
            self._complain(error)
        else:
            super().accept()

    def reject(self) -> None:
        """Close; where something was typed, not before one was told that it would be lost."""
        draft = self.draft
        if draft.changes() and draft != self._warned_of:
            self._warned_of = draft
            self._complaint.setText("What you changed is not saved. Cancel once more to leave the paper as it was.")
        else:
            super().reject()

    def _complain(self, error: ReadingListError) -> None:
        self._complaint.setText(breakable(str(error))[0])
        if isinstance(error, InvalidValue) and error.field:
            self._form[Field(error.field)].setFocus()

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
