"""The list of candidates, which may be filtered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from readinglist.gui.importing.candidate_delegate import CandidateDelegate
from readinglist.gui.importing.candidate_model import CandidateModel
from readinglist.gui.importing.remarks import SAME_KEY
from readinglist.gui.labels import muted
from readinglist.gui.naming import named
from readinglist.gui.plain_list import PlainList


class CandidateList(PlainList):
    """Shows a CandidateModel, or says that nothing in it matches.

    Space ticks the current row, a letter says that it is the paper that it may be.
    """

    def __init__(self, model: CandidateModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._model = model
        named(self, "candidates", "New papers")
        self.draw_rows(CandidateDelegate(self), CandidateDelegate.row_height(self.fontMetrics()))
        self._nothing = self._make_nothing()
        model.modelReset.connect(self._begin_anew)
        self._begin_anew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the letter, which else would look for a title that begins with it."""
        if event.text() == SAME_KEY:
            self._model.toggle_same(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _make_nothing(self) -> QLabel:
        nothing = named(muted("Nothing here matches."), "nothing-matches")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self.viewport()).addWidget(nothing)
        return nothing

    def _begin_anew(self) -> None:
        """Show what the filter has left from its first row on."""
        self._nothing.setVisible(self._model.rowCount() == 0)
        self.scrollToTop()
