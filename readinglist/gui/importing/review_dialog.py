"""The review: what an import would do, before it does it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
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
from readinglist.gui.importing.findings import Findings
from readinglist.gui.importing.findings_row import FindingsRow
from readinglist.gui.importing.reviewing import Decision, Prepared
from readinglist.gui.importing.sentences import chosen, headline, keywords_as_tags, offer, summary
from readinglist.gui.importing.source_table import SourceTable
from readinglist.gui.labels import muted, title
from readinglist.gui.naming import named
from readinglist.gui.tag_editor import TagEditor
from readinglist.library.review import Choices


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
        self._filter_row = FilterRow(self._model, self._review.known if self._review.new else 0)
        self._list = CandidateList(self._model)
        self._findings = FindingsRow(self._model, len(self._review.sources))
        self._keywords = named(QCheckBox(keywords_as_tags(len(self._review.keywords))), "keywords")
        self._keywords.setChecked(True)
        self._ticked = named(muted(), "ticked")
        self._import = named(QPushButton(), "import")
        self._make(prepared.tags)
        self._model.ticks_changed.connect(self._count)
        self._count()
        if prepared.more:
            self._findings.setVisible(self._review.new > 0)
            prepared.more.found.connect(self._take)
            prepared.more.failed.connect(self._findings.tell_failure)

    @property
    def decision(self) -> Decision:
        """What was ticked and chosen."""
        decisions, sources = self._model.decisions, self._review.sources
        choices = Choices(self._state, self._tags, keywords=self._keywords.isChecked(), updates=decisions.updates)
        same = {sources[source].candidates[number].paper: paper for (source, number), paper in decisions.same.items()}
        return Decision(frozenset(decisions.unticked), choices, same)

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
        self._findings.hide()
        column.addWidget(self._findings)
        column.addWidget(self._filter_row)
        column.addWidget(self._list, 1)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._filter_row.line.setFocus)
        if self._review.new:
            column.addLayout(self._make_choices(tags))
        elif self._review.keywords:
            column.addWidget(self._keywords)
        column.addStretch()  # where there is no list
        column.addLayout(self._make_buttons())
        self._show_list(self._review.new > 0)

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

    def _show_list(self, wanted: bool) -> None:
        """Show the papers, or, where none is new, leave them away until one asks for those that differ."""
        self._filter_row.setVisible(wanted)
        self._list.setVisible(wanted)
        room = self.screen().availableGeometry().adjusted(20, 40, -20, -20)  # what is left by its frame
        size = QSize(860, 700 if self._review.new else 560) if wanted else QSize(640, 280)
        if self.isVisible():
            self.setGeometry(_within(room, size, self.geometry().center()))
        else:
            self.resize(size.boundedTo(room.size()))

    def _take(self, found: Findings) -> None:
        """Show what was found."""
        self._model.offer(found)
        self._findings.tell(found)
        if found.differences and not self._review.new:
            self._findings.show()
            self._findings.different.toggled.connect(self._show_list)

    def _count(self) -> None:
        new, decisions = self._review.new, self._model.decisions
        ticked, joined, updated = decisions.ticked, decisions.joined, decisions.updated
        if new or updated:
            self._import.setText(offer(ticked - joined, joined, updated))
            self._import.setEnabled(ticked + updated > 0)
            self._ticked.setText(chosen(new, ticked, joined))
        else:
            self._import.setText("Record where they were seen")
            self._import.setVisible(self._review.known > 0)


def _within(room: QRect, size: QSize, middle: QPoint) -> QRect:
    """Return a place of this size round `middle`, moved and made smaller as far as `room` demands."""
    place = QRect(QPoint(), size.boundedTo(room.size()))
    place.moveCenter(middle)
    place.moveLeft(max(room.left(), min(place.left(), room.right() - place.width())))
    place.moveTop(max(room.top(), min(place.top(), room.bottom() - place.height())))
    return place
