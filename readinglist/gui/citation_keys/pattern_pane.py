"""A pattern, typed or chosen from the ready ones, and what it makes or what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from readinglist.domain.errors import InvalidPattern
from readinglist.domain.key_patterns.examples import PAPER, READY_PATTERNS
from readinglist.domain.key_patterns.pattern import DEFAULT_PATTERN, KeyPattern
from readinglist.gui.citation_keys.pattern_field import PatternField
from readinglist.gui.naming import named

_TITLE_SHOWN = PAPER.title.split(":")[0]


class PatternPane(QWidget):
    """Emits the KeyPattern that was typed, or None while that means nothing."""

    typed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = PatternField()
        self._ready = named(QPushButton("Ready Patterns"), "ready-patterns", tip="Choose one that is well known")
        self._ready.setAutoDefault(False)
        self._ready.setMenu(self._menu())
        self._told = named(QLabel(wordWrap=True), "pattern-told")
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._ready, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._told)
        self.field.textChanged.connect(self._check)

    def show_pattern(self, pattern: KeyPattern) -> None:
        """Show a pattern in the field."""
        self.field.show_pattern(pattern.text or DEFAULT_PATTERN)

    def changeEvent(self, event: QEvent) -> None:
        """Take the other theme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._told.style().polish(self._told)

    def _check(self) -> None:
        try:
            pattern = KeyPattern.of(self.field.toPlainText())
        except InvalidPattern as error:
            self._say(str(error), "error")
            self.field.mark(error)
            self.typed.emit(None)
        else:
            self._say(f"“{_TITLE_SHOWN}” of 2019 would be {pattern.key(PAPER)}", "muted")
            self.field.mark(None)
            self.typed.emit(pattern)

    def _say(self, sentence: str, role: str) -> None:
        self._told.setText(sentence)
        self._told.setProperty("role", role)
        self._told.style().unpolish(self._told)
        self._told.style().polish(self._told)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for ready in READY_PATTERNS:
            key = KeyPattern.of(ready.text).key(PAPER)
            menu.addAction(f"{ready.name}\t{key}").triggered.connect(
                lambda _checked=False, text=ready.text: self.field.show_pattern(text)
            )
        return menu
