"""The head of triage: the list, how far one is in it, and the way back, on and out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from readinglist.gui.details.two_tone_button import TwoToneButton
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.naming import named
from readinglist.gui.triage.action_button import ActionButton
from readinglist.gui.triage.sitting import Sitting

_BAR = 3  # pixels


class Head(QWidget):
    """Says "12 of 87", and shows it as a thin bar."""

    left = Signal()

    def __init__(self, action: Callable[[str], QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "triage-head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        leave = named(TwoToneButton("close", "Leave", key="Esc"), "triage-leave", "Leave", "Go back to the list (Esc)")
        leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        leave.clicked.connect(self.left)
        self._name = named(QLabel(), "triage-name")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._count = named(QLabel(), "triage-count")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setProperty("role", "heading")
        self._bar = named(QProgressBar(), "triage-bar", "How far you are")
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(_BAR)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(leave)
        row.addSpacing(4)
        row.addWidget(self._name, 1)
        row.addWidget(ActionButton(action("undo"), "undo", "Undo"))
        row.addSpacing(8)
        row.addWidget(ActionButton(action("previous"), "chevron-left", "", "Go back"))
        row.addWidget(self._count)
        row.addWidget(ActionButton(action("next"), "chevron-right", "", "Go on"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._bar)

    def show_progress(self, sitting: Sitting) -> None:
        """Say how far one is."""
        self._name.setText(on_one_line(sitting.name, 120))
        self._count.setText(f"{sitting.number:,} of {sitting.total:,}")
        self._bar.setMaximum(max(1, sitting.total))
        self._bar.setValue(sitting.total if sitting.is_over else sitting.number - 1)
