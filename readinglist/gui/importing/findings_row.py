"""The row that tells what the second look has found so far, and shows only that where one asks for it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from readinglist.gui.importing.candidate_model import CandidateModel, Shown
from readinglist.gui.importing.findings import Findings
from readinglist.gui.importing.remarks import SAME_KEY
from readinglist.gui.importing.sentences import differing, looked_at, nearly_known
from readinglist.gui.labels import muted
from readinglist.gui.naming import named

_NEAR_TIP = (
    "Show only the new papers that may be in your library under another title. "
    f"Where one is, say so with its button or {SAME_KEY}; else it comes in as a new paper."
)
_DIFFERENT_TIP = (
    "Show only these papers. Tick those that shall become as the file has them; the others stay as they are."
)


class FindingsRow(QWidget):
    """Two buttons, of which one or none is down, and how far the look has come."""

    def __init__(self, model: CandidateModel, files: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._files = files
        self.near = self._make("near-matches", _NEAR_TIP)
        self.different = self._make("differences", _DIFFERENT_TIP)
        self._progress = named(muted(looked_at(0, 1, found=False)), "second-look")
        self._progress.setWordWrap(False)
        self._progress.setMinimumWidth(1)  # it never makes the dialog wider
        self.setMinimumHeight(self.near.sizeHint().height())  # it stays as high when a button comes
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.near, self.different):
            row.addWidget(button)
        row.addWidget(self._progress, 1)

    def tell(self, found: Findings) -> None:
        """Tell what the model has been offered by now, and how far the look has come."""
        near, different = len(self._model.decisions.near), len(self._model.decisions.differences)
        self.near.setText(nearly_known(near))
        self.near.setVisible(near > 0)
        self.different.setText(differing(different, self._files))
        self.different.setVisible(different > 0)
        self._progress.setText(looked_at(found.done, found.total, found=near + different > 0))

    def tell_failure(self) -> None:
        """Tell that no more will be found."""
        self._progress.setText("The search for papers that may be the same was broken off.")

    def _make(self, name: str, tip: str) -> QToolButton:
        button = named(QToolButton(), name, tip=tip)
        button.setCheckable(True)
        button.setProperty("framed", True)
        button.hide()
        button.clicked.connect(lambda: self._show_only(button))
        return button

    def _show_only(self, pressed: QToolButton) -> None:
        for button in (self.near, self.different):
            if button is not pressed:
                button.setChecked(False)
        shown = Shown.NEAR if pressed is self.near else Shown.DIFFERENT
        self._model.show_only(shown if pressed.isChecked() else Shown.NEW)
