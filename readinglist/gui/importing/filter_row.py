"""The row above the candidates: a filter, what ticks and unticks all that it shows, and what brings in the known."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from readinglist.gui.icons import icon
from readinglist.gui.importing.candidate_model import CandidateModel, Shown
from readinglist.gui.naming import named
from readinglist.library.text import counted


class FilterRow(QWidget):
    """Narrows a CandidateModel; its buttons say what they are about to do."""

    def __init__(self, model: CandidateModel, known: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.line = self._make_line()
        self._tick = named(QPushButton(), "tick-all", tip="Tick all papers that are shown")
        self._untick = named(QPushButton(), "untick-all", tip="Untick all papers that are shown")
        self._tick.clicked.connect(lambda: model.tick_shown(True))
        self._untick.clicked.connect(lambda: model.tick_shown(False))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        for button in (self._tick, self._untick):
            button.setAutoDefault(False)
            row.addWidget(button)
        self._known = self._make_known(known)
        self._known.setVisible(known > 0)
        row.addWidget(self._known)
        model.modelReset.connect(self._say_how_many)
        self._say_how_many()

    def _make_line(self) -> QLineEdit:
        line = named(QLineEdit(), "filter", "Show only papers with these words")
        line.setPlaceholderText("Show only papers with…")
        line.setClearButtonEnabled(True)
        line.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        line.textChanged.connect(self._model.filter)
        return line

    def _make_known(self, known: int) -> QToolButton:
        button = named(QToolButton(), "show-known", tip="Show also the papers that are not new, above the others")
        button.setText(f"Show {counted(known, 'Other')}")
        button.setCheckable(True)
        button.setProperty("framed", True)
        button.toggled.connect(self._model.show_known)
        return button

    def _say_how_many(self) -> None:
        self._known.setEnabled(self._model.shows is Shown.NEW)
        shown = self._model.shown_open
        is_filtered = bool(self.line.text().strip()) and shown > 0
        which = "All" if not is_filtered else "This One" if shown == 1 else f"These {shown:,}"
        for verb, button in (("Tick", self._tick), ("Untick", self._untick)):
            button.setText(f"{verb} {which}")
            button.setEnabled(shown > 0)
