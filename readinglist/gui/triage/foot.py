"""The foot of triage: the tags the paper has and may want, and what can become of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from readinglist.domain.tags import Tag
from readinglist.gui.details.two_tone_button import TwoToneButton
from readinglist.gui.flow_layout import FlowLayout
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.naming import named
from readinglist.gui.tag_editor import TagEditor
from readinglist.gui.triage.action_button import ActionButton, key_of
from readinglist.gui.triage.page import MARGIN
from readinglist.library.proposed_tags import MOST_PROPOSED

_LOW = 30  # pixels
_ACTS = (
    ("mark-read", "read", "Read"),
    ("mark-queued", "queued", "Queue"),
    ("mark-dismissed", "dismissed", "Dismiss"),
    ("mark-unread", "unread", "Keep Unread"),
    ("star", "star", "Star"),
    ("tag", "tag", "Tag"),
)


class Foot(QWidget):
    """Its buttons are the window's actions; of tags it only says what is wanted."""

    left = Signal()  # the keyboard belongs to the paper again

    def __init__(self, action: Callable[[str], QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "triage-foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._action = action
        self.tags = TagEditor()
        self.tags.field.finished.connect(self.left)
        self._proposals: list[TwoToneButton] = []
        self._shown: tuple[str, ...] = ()
        self._offers = named(QWidget(), "triage-proposals", "Proposed tags")
        self._offers.hide()
        self._flow = FlowLayout(self._offers, gap=6)
        self._acts = QHBoxLayout()
        self._acts.setSpacing(6)
        for name, symbol, text in _ACTS:
            action(name).setAutoRepeat(False)  # one press, one paper
            self._acts.addWidget(ActionButton(action(name), symbol, text))
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 10, 0, 12)
        column.setSpacing(10)
        column.addWidget(self.tags)
        column.addWidget(self._offers)
        column.addLayout(self._acts)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.addStretch(1)
        row.addWidget(self._column, 1000)
        row.addStretch(1)

    def acts_width(self) -> int:
        """Return the width in pixels that the buttons of the acts ask for."""
        return self._acts.sizeHint().width()

    def set_column_width(self, width: int) -> None:
        """Make the column this wide, in pixels, where there is so much room."""
        self._column.setMaximumWidth(width)

    def show_tags(self, known: Sequence[Tag], had: Sequence[str], offered: Sequence[str]) -> None:
        """Show the tags that the paper has, and as buttons with keys those that it may want, but for empty names."""
        self.tags.set_known(known)
        self.tags.show_tags(had)
        if tuple(offered) == self._shown:
            return
        self._shown = tuple(offered)
        for button in self._proposals:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._proposals = [
            self._proposal(self._action(f"propose-{number}"), name)
            for number, name in enumerate(self._shown[:MOST_PROPOSED], start=1)
            if name
        ]
        for button in self._proposals:
            self._flow.addWidget(button)
        self._offers.setVisible(bool(self._proposals))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keyboard back to the paper with escape, and do not leave triage with the same key."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _proposal(action: QAction, name: str) -> TwoToneButton:
        button = TwoToneButton("plus", on_one_line(name, 40), key=key_of(action))
        named(button, "triage-proposal", f"Add the tag {on_one_line(name, 100)}")
        button.setFixedHeight(_LOW)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action.trigger)
        return button
