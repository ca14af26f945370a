"""A button that does what an action does, with its key beside its word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from readinglist.gui.details.two_tone_button import TwoToneButton
from readinglist.gui.naming import named


class ActionButton(TwoToneButton):
    """Follows its action: where that cannot be done, or has another key, the button says so. It leaves the keyboard
    where it is when it is clicked; Tab goes to it.
    """

    def __init__(self, action: QAction, symbol: str, text: str, spoken: str = "") -> None:
        super().__init__(symbol, text)
        named(self, f"triage-{action.objectName()}", spoken or text)
        self._action = action
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())
        key = key_of(self._action)
        if key != self.key:
            self.show_key(key)


def key_of(action: QAction) -> str:
    """Return the first key of an action as it is written on this platform."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
