"""The review: what an import would do, before it does it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from readinglist.domain.paper import State
from readinglist.domain.tags import Tag
from readinglist.gui.details.state_selector import StateSelector
from readinglist.gui.importing.candidate_list import CandidateList
from readinglist.gui.importing.candidate_model import CandidateModel
from readinglist.gui.importing.filter_row import FilterRow
from readinglist.gui.importing.reviewing import Decision, Prepared
from readinglist.gui.importing.sentences import headline, keywords_as_tags, summary
from readinglist.gui.importing.source_table import SourceTable
from readinglist.gui.labels import muted, title
from readinglist.gui.naming import named
from readinglist.gui.tag_editor import TagEditor
from readinglist.library.review import Choices
from readinglist.library.text import counted


class ReviewDialog(QDialog):
    """Accepted or not; `decision` says what was chosen."""

    def __init__(self, prepared: Prepared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "review-dialog", "Import")
        self.setWindowTitle("Import")
        self._review = prepared.review
        self._model = CandidateModel(prepared.rows, self)
        self._state = State.UNREAD
        self._tags: tuple[str, ...] = ()
        self._tag_editor = TagEditor()
        self._filter_row = FilterRow(self._model, self._review.known)
        self._list = CandidateList(self._model)
        self._keywords = named(QCheckBox(keywords_as_tags(len(self._review.keywords))), "keywords")
        self._keywords.setChecked(True)
        self._ticked = muted()
        self._import = named(QPushButton(), "import")
        self._make(prepared.tags)
        self._model.ticks_changed.connect(self._count)
        self._count()

    @property
    def decision(self) -> Decision:
        """What was ticked and chosen."""
        choices = Choices(self._state, self._tags, keywords=self._keywords.isChecked())
        return Decision(self._model.unticked, choices)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the first escape clear the filter, and enter in the filter lead to what it has left."""
        line = self._filter_row.line
        if event.key() == Qt.Key.Key_Escape and line.text():
            line.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and line.hasFocus():
            self._list.setFocus()
        else:
            super().keyPressEvent(event)

    def _make(self, tags: Sequence[Tag]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(named(title(headline(self._review)), "headline"))
        head.addWidget(named(muted(summary(self._review)), "summary"))
        column.addLayout(head)
        column.addWidget(SourceTable(self._review.sources))
        if self._review.new:
            column.addWidget(self._filter_row)
            column.addWidget(self._list, 1)
            QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._filter_row.line.setFocus)
            column.addLayout(self._make_choices(tags))
            self.resize(760, 680)
        else:
            if self._review.keywords:
                column.addWidget(self._keywords)
            column.addStretch()
            self.resize(640, 280)
        column.addLayout(self._make_buttons())

    def _make_choices(self, tags: Sequence[Tag]) -> QGridLayout:
        states = StateSelector()
        states.show_state(self._state)
        states.state_chosen.connect(self._choose_state)
        self._tag_editor.set_known(tags)
        self._tag_editor.show_tags(())
        self._tag_editor.added.connect(lambda name: self._choose_tags((*self._tags, name)))
        self._tag_editor.removed.connect(lambda name: self._choose_tags([n for n in self._tags if n != name]))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(QLabel("New papers are"), 0, 0)
        grid.addWidget(states, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(QLabel("Tagged"), 1, 0)
        grid.addWidget(self._tag_editor, 1, 1)
        if self._review.keywords:
            grid.addWidget(self._keywords, 2, 1, Qt.AlignmentFlag.AlignLeft)
        return grid

    def _make_buttons(self) -> QHBoxLayout:
        cancel = named(QPushButton("Cancel" if self._review.new else "Close"), "cancel")
        cancel.clicked.connect(self.reject)
        self._import.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._ticked, 1)
        row.addWidget(cancel)
        row.addWidget(self._import)
        proposed = self._import if self._review.new or self._review.known else cancel
        proposed.setDefault(True)
        proposed.setFocus()
        return row

    def _choose_state(self, state: State) -> None:
        self._state = state

    def _choose_tags(self, names: Sequence[str]) -> None:
        self._tags = tuple(names)
        self._tag_editor.show_tags(self._tags)

    def _count(self) -> None:
        new, ticked = self._review.new, self._model.ticked
        if new:
            self._import.setText(f"Import {counted(ticked, 'paper')}")
            self._import.setEnabled(ticked > 0)
            self._ticked.setText("" if ticked == new else f"{ticked:,} of {new:,} ticked")
        else:
            self._import.setText("Record where they were seen")
            self._import.setVisible(self._review.known > 0)
