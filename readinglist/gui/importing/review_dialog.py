"""The review: what an import would do, before it does it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from readinglist.gui.importing.candidate_list import CandidateList
from readinglist.gui.importing.candidate_model import CandidateModel
from readinglist.gui.importing.choices_form import ChoicesForm
from readinglist.gui.importing.filter_row import FilterRow
from readinglist.gui.importing.findings import Findings
from readinglist.gui.importing.findings_row import FindingsRow
from readinglist.gui.importing.reviewing import Decision, Prepared
from readinglist.gui.importing.sentences import chosen, headline, offer, summary
from readinglist.gui.importing.source_table import LOW_SCREEN, SourceTable
from readinglist.gui.labels import muted, title
from readinglist.gui.naming import named


class ReviewDialog(QDialog):
    """Accepted or not; `decision` says what was chosen."""

    def __init__(self, prepared: Prepared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "review-dialog", "Import")
        self.setWindowTitle("Import")
        self._review = prepared.review
        self._model = CandidateModel(prepared.rows, self)
        self._filter_row = FilterRow(self._model, self._review.known if self._review.new else 0)
        self._list = CandidateList(self._model)
        self._findings = FindingsRow(self._model, len(self._review.sources))
        self._choices = ChoicesForm(self._review, prepared.tags)
        self._ticked = named(muted(), "ticked")
        self._import = named(QPushButton(), "import")
        self._make()
        self._model.ticks_changed.connect(self._count)
        self._count()
        if prepared.more:
            self._findings.setVisible(self._review.new > 0)
            if not self._review.new:
                self._findings.different.toggled.connect(self._show_list)
            prepared.more.found.connect(self._take)
            prepared.more.failed.connect(self._findings.tell_failure)

    @property
    def decision(self) -> Decision:
        """What was ticked and chosen."""
        decisions, sources = self._model.decisions, self._review.sources
        choices = replace(self._choices.choices, updates=decisions.updates)
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

    def _make(self) -> None:
        column = QVBoxLayout(self)
        is_low = self.screen().availableSize().height() < LOW_SCREEN  # then what air takes is the papers'
        margin = 16 if is_low else 24
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(8 if is_low else 16)
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
        if self._review.new or self._review.keywords:
            column.addWidget(self._choices)
        column.addStretch()  # where there is no list
        column.addLayout(self._make_buttons())
        self._show_list(self._review.new > 0)

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
        return row

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
        self._findings.setVisible(self._review.new > 0 or bool(self._model.decisions.differences))

    def _count(self) -> None:
        new, decisions = self._review.new, self._model.decisions
        ticked, joined, updated = decisions.ticked, decisions.joined, decisions.updated
        if new or updated:
            self._import.setText(offer(ticked - joined, joined, updated))
            self._import.setEnabled(ticked + updated > 0)
            self._ticked.setText(chosen(new, ticked, joined))
        else:
            self._import.setText("Record Where They Were Seen")
            self._import.setVisible(self._review.known > 0)


def _within(room: QRect, size: QSize, middle: QPoint) -> QRect:
    """Return a place of this size round `middle`, moved and made smaller as far as `room` demands."""
    place = QRect(QPoint(), size.boundedTo(room.size()))
    place.moveCenter(middle)
    place.moveLeft(max(room.left(), min(place.left(), room.right() - place.width())))
    place.moveTop(max(room.top(), min(place.top(), room.bottom() - place.height())))
    return place
