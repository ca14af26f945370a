"""Hands that press, type and click at random in whatever window is in front."""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from readinglist.gui.menus import MENUS

KEYS = [key for menu in MENUS for action in menu.actions() if action.id != "quit" for key in action.all_keys]
KEYS += ["Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Tab", "Backspace", "Space", "Return", "Esc"]
WORDS = ["contrastve", "lerning", "tag:", "is:unread", "-", '"', "(a OR", "vision/3d", "<b>", "ü🙂", "year:2021.."]


class Hands:
    """Says of everything what it was, before it is done."""

    def __init__(self, chance: random.Random, window: QWidget, say: Callable[[str], None]) -> None:
        self._chance, self._window, self._say = chance, window, say

    def press_any(self) -> None:
        """Press a key that does something, or moves something."""
        self.press(self._chance.choice(KEYS))

    def press(self, key: str) -> None:
        """Press this key where the keyboard is."""
        target = self._at_keyboard()
        self._say(f"{key} in {target.objectName() or target}")
        QTest.keySequence(target, QKeySequence(key))

    def type_any(self) -> None:
        """Type a word."""
        self.type(self._chance.choice(WORDS))

    def type(self, word: str) -> None:
        """Type this word where the keyboard is, as an input method sends it: not all are keys."""
        target = self._at_keyboard()
        self._say(f"{word} in {target.objectName() or target}")
        for letter in word:
            QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))

    def click(self) -> None:
        """Click anything that can be seen, once or twice."""
        front = self._front()
        shown = [one for one in front.findChildren(QWidget) if one.isVisible() and one.window() is front]
        target = self._chance.choice(shown or [front])
        if isinstance(target, QAbstractScrollArea):
            target = target.viewport()
        button = self._chance.choices((Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton), (9, 1))[0]
        place = self.place_in(target)
        self._say(f"{button} at {place} of {target.objectName() or target}")
        click = self._chance.choice((QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick))
        click(target, button, Qt.KeyboardModifier.NoModifier, place)

    def place_in(self, widget: QWidget) -> QPoint:
        """Return any place in a widget."""
        return QPoint(self._chance.randrange(max(1, widget.width())), self._chance.randrange(max(1, widget.height())))

    def _front(self) -> QWidget:
        return QApplication.activeModalWidget() or QApplication.activeWindow() or self._window

    def _at_keyboard(self) -> QWidget:
        front = self._front()
        return front.focusWidget() or front
