"""A field that takes the next key that is pressed, whatever it does elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit, QWidget

from readinglist.gui.naming import named


class KeyField(QKeySequenceEdit):
    """Shows a key. `pressed` tells of another one; Backspace takes the key away, Esc leaves the field."""

    pressed = Signal(str)  # as it is stored, in no platform's spelling; empty: none
    left = Signal()

    def __init__(self, name: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name, spoken)
        self.setMaximumSequenceLength(1)
        self._shown = ""
        line = self.findChild(QLineEdit)
        assert line is not None
        line.setAccessibleName(spoken)
        self._line = line
        self.editingFinished.connect(self._tell)

    def show_key(self, key: str) -> None:
        """Show a key, or none."""
        self._shown = key
        self.setKeySequence(QKeySequence(key))
        self._line.setPlaceholderText("Press a key")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key as it is; but Backspace and Esc are for the field itself, and Tab goes on to the next one."""
        if event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return
            if event.key() == Qt.Key.Key_Backspace:
                self.pressed.emit("")
                return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        key = self.keySequence().toString()
        if key != QKeySequence(self._shown).toString():
            self.pressed.emit(key)
