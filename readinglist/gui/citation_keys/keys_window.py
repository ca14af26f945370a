"""Citation Keys: the pattern at the top, every key that would be another below it, the words of patterns beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QSplitter, QToolButton, QVBoxLayout, QWidget

from readinglist.domain.change import Change, Entity
from readinglist.domain.key_patterns.pattern import KeyPattern
from readinglist.gui.background import Background
from readinglist.gui.citation_keys.explanation import Explanation
from readinglist.gui.citation_keys.key_model import Column
from readinglist.gui.citation_keys.key_table import KeyTable
from readinglist.gui.citation_keys.keys_foot import KeysFoot
from readinglist.gui.citation_keys.looking import KeyLooking
from readinglist.gui.citation_keys.pattern_pane import PatternPane
from readinglist.gui.dialogs import fit
from readinglist.gui.labels import muted, title
from readinglist.gui.naming import named
from readinglist.gui.read_only import grey
from readinglist.gui.settings import Settings

SIZE = QSize(1200, 720)
_WORDS_WIDTH = 360
_ROOM_FOR_WORDS = 960
_GEOMETRY = "keys/geometry"


class CitationKeysWindow(QDialog):
    """Shows what it finds, and says what is wanted; it follows the library while it is open."""

    change_wanted = Signal(object, object)  # KeyPattern, KeyChoice
    use_wanted = Signal(object)  # KeyPattern

    def __init__(
        self, background: Background, settings: Settings, in_force: KeyPattern, parent: QWidget, *, is_read_only: bool
    ) -> None:
        super().__init__(parent)
        named(self, "citation-keys", "Citation keys")
        self.setWindowTitle("Citation Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._background, self._settings, self._is_read_only = background, settings, is_read_only
        self._in_force = in_force
        self._is_writing = False
        self._looking = KeyLooking(background, self)
        self._table = KeyTable(self._looking.model)
        self._pane = PatternPane()
        self._words = Explanation()
        self._foot = KeysFoot()
        self._counts = named(muted(), "key-counts")
        self._filter = named(QLineEdit(), "key-filter", "Show only keys and titles with this text")
        self._explain = named(QToolButton(), "explain-patterns", tip="Show the words of patterns, by examples")
        self._assemble()
        self._connect()
        self._pane.show_pattern(in_force)
        self._pane.field.setFocus()

    def say(self, sentence: str, change: Change | None = None, *, is_error: bool = False) -> None:
        """Say what was done, with a way back from a change; or why it could not be done."""
        self._is_writing = False
        undo = (lambda: self._undo(change)) if change is not None else None
        self._foot.status.say(sentence, undo, is_error=is_error)
        self._bring_in_line()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard, and no other: much is changed here at once."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.focusWidget() in (self._foot.change, self._foot.use, self._foot.leave):
            self.focusWidget().click()  # type: ignore[attr-defined]

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no further, and remember the size."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._looking.stop()
            self._settings.put(_GEOMETRY, self.saveGeometry())

    # How it is put together

    def _assemble(self) -> None:
        self._filter.setPlaceholderText("Filter")
        self._filter.setClearButtonEnabled(True)
        self._filter.setFixedWidth(200)
        self._explain.setText("Words of Patterns")
        self._explain.setProperty("framed", True)
        self._explain.setCheckable(True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addLayout(_row(title("Citation Keys"), self._explain))
        column.addWidget(self._pane)
        column.addLayout(_row(self._counts, self._filter))
        column.addWidget(self._table, 1)
        column.addWidget(self._foot)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        panes.addWidget(left)
        panes.addWidget(self._words)
        panes.setStretchFactor(0, 1)
        panes.setSizes([SIZE.width() - _WORDS_WIDTH, _WORDS_WIDTH])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(panes)
        if not self.restoreGeometry(self._settings.blob(_GEOMETRY)):
            fit(self, SIZE)
        self._explain.setChecked(self.width() >= _ROOM_FOR_WORDS)
        self._words.setVisible(self._explain.isChecked())
        if self._is_read_only:
            self._table.set_read_only()
            for button in (self._foot.change, self._foot.use):
                grey(button, True)

    def _connect(self) -> None:
        looking, foot = self._looking, self._foot
        looking.changed.connect(self._bring_in_line)
        looking.refused.connect(lambda sentence: self.say(sentence, is_error=True))
        self._pane.typed.connect(looking.take_pattern)
        self._words.chosen.connect(self._pane.field.insert)
        self._explain.toggled.connect(self._words.setVisible)
        self._filter.textChanged.connect(looking.take_text)
        self._table.turned.connect(looking.turn)
        foot.also_given.toggled.connect(looking.take_given)
        foot.change.clicked.connect(self._change)
        foot.use.clicked.connect(self._use)
        foot.leave.clicked.connect(self.close)
        self._background.changed.connect(self._take_change)
        self._background.refreshed.connect(looking.look_again)
        self._background.broken.connect(self._give_up)

    # What is done

    def _change(self) -> None:
        self._write("Changing the keys…", lambda: self.change_wanted.emit(self._looking.pattern, self._looking.choice))

    def _use(self) -> None:
        self._write("", lambda: self.use_wanted.emit(self._looking.pattern))

    def _write(self, sentence: str, emit: Callable[[], object]) -> None:
        self._foot.status.say(sentence)
        self._is_writing = True
        self._table.setFocus()
        self._bring_in_line()
        emit()

    def _undo(self, change: Change) -> None:
        self._foot.status.say("")
        self._background.write(lambda library: library.undo(change.id))

    def _give_up(self, _trace: str) -> None:
        """A bug somewhere: what is waited for may never come."""
        if self._is_writing:
            sentence = "Something went wrong; the keys are as they were, or all changed. Look, and try again."
            self.say(sentence, is_error=True)
            self._looking.look_again()

    def _take_change(self, change: Change) -> None:
        """Look again where keys, or what they are made of, may be others now."""
        if change.changes(Entity.LIBRARY):
            self._background.read(lambda library: library.store.key_pattern(), self._take_force, topic="key pattern")
        if change.changes(Entity.PAPER) or change.changes(Entity.LIBRARY):
            self._looking.look_again()

    def _take_force(self, text: str) -> None:
        self._in_force = KeyPattern.of(text)
        self._bring_in_line()

    def _bring_in_line(self) -> None:
        """Enable what can be done."""
        looking, tally = self._looking, self._looking.tally
        can_write = looking.pattern is not None and not self._is_writing and not self._is_read_only
        self._foot.show_tally(tally)
        self._foot.change.setEnabled(can_write and not looking.is_looking and tally.changing > 0)
        self._foot.use.setEnabled(can_write and looking.pattern != self._in_force)
        self._table.setEnabled(looking.pattern is not None)
        self._table.setColumnHidden(Column.GIVEN, not tally.all_given)
        self._counts.setText(looking.sentence)


def _row(first: QWidget, second: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(first, 1)
    row.addWidget(second)
    return row
