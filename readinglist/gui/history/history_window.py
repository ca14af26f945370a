"""The history, beside the window: all that was done, and the ways back and forward again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from readinglist.domain.history import PastChange, Standing
from readinglist.domain.paper import Paper
from readinglist.gui.dialogs import fit, quiet_button
from readinglist.gui.history.change_model import ChangeModel
from readinglist.gui.history.change_table import ChangeTable
from readinglist.gui.history.chosen_pane import ChosenPane
from readinglist.gui.icons import icon
from readinglist.gui.labels import in_place, title
from readinglist.gui.naming import named
from readinglist.gui.read_only import grey
from readinglist.gui.status_line import StatusLine

SIZE = QSize(900, 640)


class HistoryWindow(QDialog):
    """Shows what it is given, and says what is wanted; it reads and writes nothing itself."""

    words_typed = Signal(str)
    papers_wanted = Signal(object)  # those of a PastChange
    back_wanted = Signal(int)  # to the state after this change
    undo_wanted = Signal(int)
    forward_wanted = Signal(int)
    paper_wanted = Signal(object)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        is_read_only: bool = False,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(parent)
        named(self, "history-window", "History")
        self.setWindowTitle("History")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._is_read_only = is_read_only
        self._is_busy = False
        self._shown: PastChange | None = None  # whose papers are shown, or on their way
        self.changes = ChangeModel(clock, self)
        self.table = ChangeTable(self.changes)
        self._words = _filter()
        self._nothing = named(in_place(), "no-changes")
        self._pages = QStackedWidget()
        self._chosen = ChosenPane()
        self._status = StatusLine()
        self._back = quiet_button("Undo Back to Here", "undo-back", "Undo all that was done after this, and keep this")
        self._alone = quiet_button(
            "Undo This Alone", "undo-alone", "Take back this one, but for what was changed since"
        )
        self._forward = quiet_button("Redo Up to Here", "redo-forward", "Do again what was undone, up to this")
        self._leave = quiet_button("Close", "close-changes", "")
        for button in (self._back, self._alone, self._forward):
            grey(button, is_read_only)
        self._make()
        self._connect()

    def show_changes(self, ids: Sequence[int], first: Iterable[PastChange]) -> None:
        """Show these changes in place of others, of which the `first` come along; which one is chosen stays."""
        had_none = self._pages.currentIndex() == 0
        self._shown = None  # its papers may be others by now
        self.changes.show(ids, first)
        is_narrowed = bool(self._words.text().strip())
        self._nothing.setText("Nothing that was done says that." if is_narrowed else "Nothing has been done here yet.")
        self._pages.setCurrentIndex(1 if ids else 0)
        if had_none and ids and not is_narrowed:
            self.table.setFocus()
        self._show_chosen()

    def show_papers(self, past: PastChange, papers: Sequence[Paper]) -> None:
        """Show the papers of a change, unless another one is chosen by now."""
        if self._shown == past:
            self._chosen.show_papers(past, papers)

    def say(
        self, sentence: str, press: Callable[[], object] | None = None, *, button: str = "Redo", is_error: bool = False
    ) -> None:
        """Say what was done, or could not be; with a button that goes on from there."""
        self._status.say(sentence, press, is_error=is_error, button=button, tip=f"{button} this")
        self._status.setVisible(bool(sentence))

    def show_busy(self, is_busy: bool) -> None:
        """Say whether a way back or forward is being gone just now."""
        self._is_busy = is_busy
        if is_busy:
            self.table.setFocus()  # the button that has the keyboard cannot keep it
        self._show_chosen()

    def _make(self) -> None:
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.table)
        panes.addWidget(self._chosen)
        panes.setSizes([320, 180])
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(panes)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._back, self._alone, self._forward):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        for widget in (title("History"), self._words):
            column.addWidget(widget)
        column.addWidget(self._pages, 1)
        column.addWidget(self._status)
        column.addLayout(buttons)
        self.say("")
        self._show_chosen()
        fit(self, SIZE)

    def _connect(self) -> None:
        self._words.textChanged.connect(self.words_typed)
        self.table.chosen.connect(self._show_chosen)
        self._chosen.paper_wanted.connect(self.paper_wanted)
        self._leave.clicked.connect(self.close)
        for button, wanted in (
            (self._back, self.back_wanted),
            (self._alone, self.undo_wanted),
            (self._forward, self.forward_wanted),
        ):
            button.clicked.connect(lambda _checked=False, wanted=wanted: self._on_chosen(wanted.emit))

    def _on_chosen(self, act: Callable[[int], object]) -> None:
        if self.table.past is not None:
            act(self.table.past.id)

    def _show_chosen(self) -> None:
        """Show the chosen change, and enable what can be done from there."""
        past = self.table.past if self._pages.currentIndex() else None
        if past != self._shown:
            self._shown = past
            self._chosen.show_change(past)
            if past is not None:
                self.papers_wanted.emit(past)
        standing = None if self._is_read_only or self._is_busy or past is None else past.standing
        self._back.setEnabled(standing is not None)
        self._alone.setEnabled(standing is Standing.DONE)
        self._forward.setEnabled(standing is Standing.UNDONE)


def _filter() -> QLineEdit:
    line = named(QLineEdit(), "history-words", "Show only what says these words")
    line.setPlaceholderText("Show only what says…")
    line.setClearButtonEnabled(True)
    line.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
    return line
