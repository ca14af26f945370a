"""Two quiet lines at the foot of the sidebar, there only while there is something to say."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from readinglist.gui.icons import icon
from readinglist.gui.naming import named
from readinglist.gui.theme import theme_of

LINES_SHOWN = 12
ICON, GAP, LEFT, RIGHT = 16, 10, 22, 16  # as the lines of the sidebar above have them


class FootStrip(QWidget):
    """Shows a title and how many there are, which ones as its tip, and what to do about them.

    All of that can also be done from the menu: the keyboard stays where it is, whatever is clicked here.
    """

    def __init__(self, name: str, symbol: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"{name}-strip")
        self.setProperty("role", "foot-strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._symbol_name, self._title = symbol, title
        self._symbol = QLabel()
        self._count = _label(f"{name}-count")
        self._count.setProperty("role", "muted")
        first, self._links = QHBoxLayout(), QHBoxLayout()
        for row in (first, self._links):
            row.setSpacing(GAP)
        for label in (self._symbol, _label(f"{name}-title", title)):
            first.addWidget(label)
        first.addStretch(1)
        first.addWidget(self._count)
        self._links.setContentsMargins(ICON + GAP, 0, 0, 0)  # below the title
        self._links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT, 8, RIGHT, 8)
        column.setSpacing(2)
        column.addLayout(first)
        column.addLayout(self._links)
        self.hide()

    def offer(self, name: str, text: str, wanted: SignalInstance) -> None:
        """Add something to do, behind the others."""
        button = named(QPushButton(text), name)
        button.setProperty("role", "link")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(wanted)
        self._links.insertWidget(self._links.count() - 1, button)

    def tell(self, heading: str, lines: Sequence[str]) -> None:
        """Show how many lines there are; nothing, where there are none."""
        self._count.setText(f"{len(lines):,}")
        more = [f"and {len(lines) - LINES_SHOWN:,} more"] if len(lines) > LINES_SHOWN else []
        self.setToolTip(f"<qt>{'<br>'.join(map(escape, (heading, *lines[:LINES_SHOWN], *more)))}</qt>")
        self.setAccessibleName(f"{self._title}: {len(lines):,}")
        self._draw_symbol()
        self.setVisible(bool(lines))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the symbol anew in another theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_symbol()
        super().changeEvent(event)

    def _draw_symbol(self) -> None:
        drawn = icon(self._symbol_name, theme_of(self.palette()).muted)
        self._symbol.setPixmap(drawn.pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))


def _label(name: str, text: str = "") -> QLabel:
    label = named(QLabel(text), name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
