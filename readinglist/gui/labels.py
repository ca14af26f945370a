"""Labels for headings, for words of second rank, and for sentences that one may want to take along."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy

_ASIDE = 160  # left of what is said where there is nothing, and right: a long line is hard to read


def title(text: str) -> QLabel:
    """Return the large heading of a page or a dialog."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 1.4)
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label


def heading(text: str) -> QLabel:
    """Return the quiet heading of a section."""
    label = muted(text)
    font = label.font()
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label


def muted(text: str = "") -> QLabel:
    """Return a label for foreign text of second rank: muted, wrapped, selectable, and never markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return selectable(label)


def in_place() -> QLabel:
    """Return a label for what is said in the place of an empty list: in the middle, in lines that read easily."""
    label = muted()
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setContentsMargins(_ASIDE, 0, _ASIDE, 0)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)  # no caret, when a list gives way to it
    return label


def selectable(label: QLabel) -> QLabel:
    """Return `label` with a text that can be selected and copied; Tab passes over it all the same."""
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label
