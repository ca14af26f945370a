"""The five states side by side; one is in force."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from readinglist.domain.paper import State
from readinglist.gui.theme import state_colour, theme_of

_HEIGHT = 28
_PADDING = 10


class StateSelector(QWidget):
    """Shows a state and lets another be chosen; arrow keys go along them."""

    state_chosen = Signal(object)  # State

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("state-selector")
        self.setAccessibleName("State")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._segments = {state: _Segment(state) for state in State}
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for segment in self._segments.values():
            self._group.addButton(segment)
            row.addWidget(segment)
            segment.clicked.connect(self._tell)
        self._shown: State | None = None

    def show_state(self, state: State | None) -> None:
        """Show `state` as the one in force; None where several papers stand in different states."""
        self._shown = state
        self._group.setExclusive(state is not None)
        for each, segment in self._segments.items():
            segment.setChecked(each is state)
        self._group.setExclusive(True)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the groove in which the segments lie."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme_of(self.palette()).chip))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)

    def _tell(self) -> None:
        chosen = next(state for state, segment in self._segments.items() if segment.isChecked())
        if chosen is not self._shown:
            self._shown = chosen
            self.state_chosen.emit(chosen)


class _Segment(QRadioButton):
    """One state; a radio button in all but its looks."""

    def __init__(self, state: State) -> None:
        super().__init__(state.value.capitalize())
        self._state = state
        self.setObjectName(f"state-{state.value}")
        self.setAccessibleName(self.text())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for the text and some air."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2 * _PADDING, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Give up the padding where the pane is narrow."""
        return QSize(self.sizeHint().width() - 2 * _PADDING + 6, _HEIGHT)

    def hitButton(self, position: QPoint) -> bool:
        """Take clicks anywhere."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the text; when in force, on a raised ground in the state's colour."""
        theme, is_enabled = theme_of(self.palette()), self.isEnabled()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked():
            painter.setPen(QPen(QColor(theme.strong_border if is_enabled else theme.border), 1))
            painter.setBrush(QColor(theme.raised))
            painter.drawRoundedRect(box, 6, 6)
        elif is_enabled and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected_unfocused))
            painter.drawRoundedRect(box, 6, 6)
        usual = state_colour(theme, self._state) if self.isChecked() else QColor(theme.on_chip)
        greyed = QColor(theme.muted if self.isChecked() else theme.disabled)  # which state it is can still be read
        painter.setPen(usual if is_enabled else greyed)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)
