"""The list below the search line: what may be meant, to be taken while the keyboard stays in the line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout

from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.naming import named
from readinglist.gui.palette.commands import Command
from readinglist.gui.palette.delegate import CommandDelegate, row_height
from readinglist.gui.palette.model import COMMAND_ROLE, spoken

LINES = 8
WIDEST = 560
GAP = 2  # below the line
EDGE = 5  # around the rows
MARGIN = 12  # at the least, above the lower edge of the window

_KEYS = {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Delete, Qt.Key.Key_Up,
         Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}  # fmt: skip


class SuggestionPopup(QFrame):
    """Lies over the window below `line`, and goes when the line is left, or changed without it.

    A child of the window rather than a window of its own: so it never takes the keyboard, on any desktop.
    """

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        named(self, "suggestions", "Suggestions")
        self._line = line
        self._offered_at: tuple[str, int] = ("", 0)
        self._forget: Callable[[int], object] | None = None
        self._rows = QStandardItemModel(0, 1, self)
        self._list = named(QListView(), "suggestion-list", "Suggestions")
        self._list.setModel(self._rows)
        self._list.setItemDelegate(CommandDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.clicked.connect(self._take)
        self._note = named(QLabel(), "suggestion-note")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, EDGE, 0, EDGE)
        layout.setSpacing(0)
        layout.addWidget(self._list)
        layout.addWidget(self._note)
        line.installEventFilter(self)
        line.textChanged.connect(self._hide_if_moved)
        line.cursorPositionChanged.connect(self._hide_if_moved)
        self.hide()

    def offer(
        self,
        commands: Sequence[Command],
        *,
        chosen: int = -1,
        note: str = "",
        forget: Callable[[int], object] | None = None,
    ) -> None:
        """Show `commands` with the row `chosen` chosen, or none of them; without commands, go away.

        `note` stands below them. Where they can be forgotten, `forget` is called with the row that Del was pressed on.
        """
        self._rows.clear()
        for command in commands:
            self._rows.appendRow(_row(command))
        self._forget = forget
        self._offered_at = self._line.text(), self._line.cursorPosition()
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setVisible(bool(commands))
        if commands:
            self._choose(min(chosen, len(commands) - 1))
            self._take_place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take from the line the keys that are meant for the list, and go away when the line is left."""
        if watched is not self._line or self.isHidden():
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._take_place()
        elif isinstance(event, QKeyEvent) and _is_plain(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            return event.type() == QEvent.Type.KeyPress and self._take_key(event)
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """Let a screen reader speak of the line alone again."""
        super().hideEvent(event)
        self._line.setAccessibleDescription("")

    def _take_key(self, event: QKeyEvent) -> bool:
        """Do what a key asks; tell whether the line shall not have it."""
        row, rows = self._list.currentIndex().row(), self._rows.rowCount()
        key = Qt.Key
        match event.key():
            case key.Key_Escape:
                self.hide()
            case key.Key_Down:
                self._choose(row + 1 if row + 1 < rows else -1)
            case key.Key_Up:
                self._choose(row - 1 if row >= 0 else rows - 1)
            case key.Key_PageDown:
                self._choose(min(row + LINES, rows - 1))
            case key.Key_PageUp:
                self._choose(max(row - LINES, 0))
            case key.Key_Tab:
                self._take(self._rows.index(max(row, 0), 0))
            case key.Key_Delete if row >= 0 and self._forget is not None:
                self._forget(row)
            case key.Key_Return | key.Key_Enter if row >= 0:
                self._take(self._list.currentIndex())
            case _:
                return False
        return True

    def _choose(self, row: int) -> None:
        """Choose a row; -1 is none, as if the keyboard were back in the line."""
        index = self._rows.index(row, 0)
        self._list.setCurrentIndex(index)
        if index.isValid():
            self._list.scrollTo(index)
        else:
            self._list.clearSelection()
            self._list.scrollToTop()
        self._line.setAccessibleDescription(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def _take(self, index: QModelIndex) -> None:
        command = index.data(COMMAND_ROLE)
        self.hide()
        if isinstance(command, Command):
            command.do()

    def _hide_if_moved(self) -> None:
        if (self._line.text(), self._line.cursorPosition()) != self._offered_at:
            self.hide()

    def _take_place(self) -> None:
        window = self._line.window()
        if self.parentWidget() is not window:
            self.setParent(window)
            self.show()
        place = self._line.mapTo(window, QPoint(0, self._line.height() + GAP))
        lines = min(LINES, self._rows.rowCount())
        self._list.setFixedHeight(lines * row_height(self._list.font()))
        height = min(self.sizeHint().height(), max(window.height() - place.y() - MARGIN, 0))
        self.setGeometry(place.x(), place.y(), min(WIDEST, self._line.width()), height)
        self.raise_()


def _is_plain(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in _KEYS and modifiers == Qt.KeyboardModifier.NoModifier


def _row(command: Command) -> QStandardItem:
    item = QStandardItem(on_one_line(command.text))
    item.setData(command, COMMAND_ROLE)
    item.setData(spoken(command), Qt.ItemDataRole.AccessibleTextRole)
    return item
