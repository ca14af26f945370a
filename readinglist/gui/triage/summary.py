"""The end of a sitting: what became of how many papers, and the way back to before all of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from readinglist.domain.paper import State
from readinglist.gui.labels import muted
from readinglist.gui.naming import named
from readinglist.gui.symbol import Symbol
from readinglist.gui.triage.action_button import ActionButton
from readinglist.gui.triage.sitting import Outcome, Sitting
from readinglist.library.text import counted

WORDS = {
    Outcome.READ: "read",
    Outcome.READING: "being read",
    Outcome.QUEUED: "queued",
    Outcome.DISMISSED: "dismissed",
    Outcome.TRASHED: "in the trash",
    Outcome.UNREAD: "left undecided",
}


class Summary(QWidget):
    """Shows the counts of a sitting that is over."""

    closed = Signal()

    def __init__(self, action: Callable[[str], QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "triage-summary", "Summary")
        self._title = named(QLabel(), "triage-done")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("role", "title")
        self._lines = [(outcome, Symbol(18), QLabel(), QLabel(WORDS[outcome])) for outcome in Outcome]
        self._more = named(muted(), "triage-more")
        close = named(QPushButton("Close"), "triage-close", tip="Go back to the list (Enter)")
        close.setDefault(True)
        close.clicked.connect(self.closed)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(close)
        buttons.addWidget(ActionButton(action("undo-triage"), "undo", "Undo All"))
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(self._title)
        column.addSpacing(16)
        column.addLayout(self._grid())
        column.addSpacing(8)
        column.addWidget(self._more)
        column.addSpacing(24)
        column.addLayout(buttons)
        column.addStretch(2)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 32, 32, 32)
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)

    def show_sitting(self, sitting: Sitting) -> None:
        """Say what became of the papers."""
        outcomes = sitting.outcomes()
        self._title.setText(f"You went through {counted(outcomes.total(), 'paper')}")
        for outcome, picture, number, word in self._lines:
            count = outcomes[outcome]
            _picture(picture, outcome)
            number.setText(f"{count:,}")
            word.setText("left unread" if sitting.is_of_unread and outcome is Outcome.UNREAD else WORDS[outcome])
            for label in (picture, number, word):
                label.setVisible(count > 0)
        others = len({act.paper for act in sitting.acts if act.outcome is None})
        self._more.setText(f"{counted(others, 'paper')} got a star, a tag, notes or a correction.")
        self._more.setVisible(others > 0)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for row, (outcome, *labels) in enumerate(self._lines):
            named(labels[1], f"triage-{outcome.value}-count")
            for column, label in enumerate(labels):
                label.setTextFormat(Qt.TextFormat.PlainText)
                grid.addWidget(label, row, column)
            labels[1].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            labels[1].setProperty("role", "heading")
        grid.setColumnStretch(2, 1)
        return grid


def _picture(symbol: Symbol, outcome: Outcome) -> None:
    """Show what stands for an outcome: the sign of its state, or the trash."""
    state = State(outcome.value) if outcome.value in set(State) else None
    if state is None:
        symbol.show_icon("trash")
    else:
        symbol.show_icon(state.value, lambda theme: theme.states[state])


def told(sitting: Sitting) -> str:
    """Return what became of the papers, in a few words: "read 4 · queued 9"."""
    outcomes = sitting.outcomes()
    return " · ".join(
        f"{WORDS[one]} {outcomes[one]:,}" for one in Outcome if outcomes[one] and one is not Outcome.UNREAD
    )
