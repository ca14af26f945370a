"""The screen of triage, which takes the place of the panes: head, one paper or the summary, foot."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QStackedWidget, QVBoxLayout, QWidget

from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.naming import named
from readinglist.gui.snapshot import Snapshot
from readinglist.gui.triage.action_button import key_of
from readinglist.gui.triage.foot import Foot
from readinglist.gui.triage.head import Head
from readinglist.gui.triage.page import Page
from readinglist.gui.triage.summary import Summary
from readinglist.gui.triage.triage import Triage

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_PAGES = {Qt.Key.Key_Space: 0.9, Qt.Key.Key_PageDown: 0.9, Qt.Key.Key_PageUp: -0.9, Qt.Key.Key_End: 1e6,
          Qt.Key.Key_Home: -1e6}  # fmt: skip
_OPENING = ("open-link", "open-link-2", "open-link-3")


class TriageView(QWidget):
    """Shows where triage is. Letters are the window's actions; what has no letter there is understood here."""

    left = Signal()
    stepped = Signal(int)
    best_wanted = Signal()

    def __init__(self, triage: Triage, snapshot: Snapshot, action: Callable[[str], QAction]) -> None:
        super().__init__()
        named(self, "triage", "Triage")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._triage, self._snapshot, self._action = triage, snapshot, action
        self.head, self.page, self.summary, self.foot = Head(action), Page(), Summary(action), Foot(action)
        self._nothing = QWidget()  # while a paper is on its way
        self._stack = QStackedWidget()
        for widget in (self._nothing, self.page, self.summary):
            self._stack.addWidget(widget)
        width = max(self.page.measure(), self.foot.acts_width())
        self.page.set_column_width(width)
        self.foot.set_column_width(width)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)
        self.head.left.connect(self.left)
        self.summary.closed.connect(self.left)
        self.foot.left.connect(self.take_keyboard)
        self.page.turned.connect(self.keyPressEvent)
        triage.moved.connect(self._show)
        snapshot.updated.connect(self._show)

    def take_keyboard(self) -> None:
        """Take the keyboard: to the paper, or to what ends it all."""
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, open the best link, leave; a button that has the keyboard is pressed with Enter."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Delete:
            self._action("trash").trigger()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _PAGES:
            is_back = key == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.page.scroll(-_PAGES[key] if is_back else _PAGES[key])
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        button = QApplication.focusWidget()
        if isinstance(button, QAbstractButton) and self.isAncestorOf(button):
            button.click()
        elif self._stack.currentWidget() is self.summary:
            self.left.emit()
        else:
            self.best_wanted.emit()

    def _show(self) -> None:
        sitting, sight = self._triage.sitting, self._triage.sight
        if sitting is None:
            return
        self.head.show_progress(sitting)
        self.foot.setVisible(not sitting.is_over)
        if sitting.is_over:
            self.summary.show_sitting(sitting)
            self._stack.setCurrentWidget(self.summary)
        elif sight is None:
            self._stack.setCurrentWidget(self._nothing)
        else:
            self.page.links.show_keys(tuple(key_of(self._action(name)) for name in _OPENING))
            self.page.show_sight(sight)
            self.foot.show_tags(self._snapshot.tags(), sight.paper.tags, sight.offered)
            self._stack.setCurrentWidget(self.page)
            self.setAccessibleDescription(f"{sitting.number} of {sitting.total}: {on_one_line(sight.paper.title)}")
        focus = QApplication.focusWidget()
        if focus is None or not focus.isVisible():
            self.take_keyboard()
