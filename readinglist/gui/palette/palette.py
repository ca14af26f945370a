"""The palette itself: a card at the top of the window, a line to type in and the list of what may be meant."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.naming import named
from readinglist.gui.palette.commands import Command
from readinglist.gui.palette.delegate import CommandDelegate, row_height
from readinglist.gui.palette.model import COMMAND_ROLE, CommandModel, wants_papers
from readinglist.gui.palette.uses import Uses
from readinglist.gui.theme import theme_of
from readinglist.gui.theme_colours import DARK

WIDEST = 640
TOP = 64
MARGIN = 24  # at the least, between the card and the edge of the window
EDGE = 8  # above the first line and below the last
LINES = 10
SHADOW = 20


class Palette(QWidget):
    """Lies over all of `window` and takes its keyboard until a command is chosen, or none.

    A child rather than a window of its own: it stands in its place on every desktop, and moves with the window.
    """

    papers_wanted = Signal(str)  # that are found by this; `show_papers` takes them
    closed = Signal()

    def __init__(self, commands: Sequence[Command], uses: Uses, window: QWidget) -> None:
        super().__init__(window)
        named(self, "palette", "Command palette")
        self._window = window
        self._uses = uses
        self._before = QApplication.focusWidget()
        self._model = CommandModel(commands, self, uses=[uses.weight(command.name) for command in commands])
        self._awaits_papers = False
        self._is_entered = False  # while other papers may come to stand where the chosen line does
        self._line = named(QLineEdit(), "palette-line", "Type what to do or where to go")
        self._line.setPlaceholderText("What to do, where to go, or a title  (> actions only, # tags only)")
        self._line.textChanged.connect(self._narrow)
        self._line.installEventFilter(self)
        self._list = self._list_of(self._model)
        self._nothing = named(QLabel(alignment=Qt.AlignmentFlag.AlignCenter), "palette-nothing")
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setProperty("role", "muted")
        self._card = named(QFrame(self), "palette-card")
        layout = QVBoxLayout(self._card)
        layout.setContentsMargins(1, 1, 1, EDGE)
        layout.setSpacing(0)
        layout.addWidget(self._line)
        layout.addSpacing(EDGE)
        layout.addWidget(self._list)
        layout.addWidget(self._nothing)
        window.installEventFilter(self)
        self._narrow("")

    def open(self) -> None:
        """Appear over the window."""
        self._take_place()
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_papers(self, papers: Sequence[Command], *, is_nearly: bool) -> None:
        """Show papers that were found among the commands. What was gone to stays chosen; else the likeliest is."""
        chosen = self._chosen() if self._list.currentIndex().row() > 0 else None
        self._awaits_papers = False
        self._model.show_papers(papers, is_nearly=is_nearly)
        self._show_found(self._model.row_of(chosen))
        if self._is_entered:
            self._do()

    def leave(self) -> None:
        """Go away, and give the keyboard back to where it was."""
        self._window.removeEventFilter(self)
        self._line.blockSignals(True)  # so that no more papers are wanted
        self.closed.emit()
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take every key that is pressed in the line before a shortcut of the window does; keep to its size."""
        if watched is self._window:
            if event.type() == QEvent.Type.Resize:
                self._take_place()
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._take_key(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go away where something beside the card is pressed."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Dim the window a little, and let the card throw a soft shadow."""
        is_dark = theme_of(self.palette()) is DARK
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 96 if is_dark else 32))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 10 if is_dark else 4))
        card = QRectF(self._card.geometry()).translated(0, SHADOW / 4)
        for wide in range(SHADOW, 0, -2):
            painter.drawRoundedRect(card.adjusted(-wide, -wide, wide, wide), 10 + wide, 10 + wide)

    def _list_of(self, model: CommandModel) -> QListView:
        view = named(QListView(), "palette-list", "Commands")
        view.setModel(model)
        view.setItemDelegate(CommandDelegate(view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.entered.connect(view.setCurrentIndex)
        view.clicked.connect(lambda _index: self._do())
        return view

    def _narrow(self, typed: str) -> None:
        self._model.narrow(typed)
        self._awaits_papers, self._is_entered = wants_papers(typed), False
        self._nothing.setText(f"Nothing is called “{on_one_line(typed, 60)}”.")
        self._show_found(0)
        self.papers_wanted.emit(typed if self._awaits_papers else "")

    def _show_found(self, row: int) -> None:
        found = self._model.rowCount()
        self._list.setVisible(found > 0)
        self._nothing.setVisible(not found and not self._awaits_papers)
        self._step_to(row)
        self._take_place()

    def _take_key(self, event: QKeyEvent) -> bool:
        """Move in the list, do what is chosen, or go away; every other key is for the line."""
        row, last = self._list.currentIndex().row(), self._model.rowCount() - 1
        key = Qt.Key
        match event.key():
            case key.Key_Escape:
                self.leave()
            case key.Key_K if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.leave()
            case key.Key_Return | key.Key_Enter:
                self._do()
            case key.Key_Down | key.Key_Tab:
                self._step_to(row + 1 if row < last else 0)
            case key.Key_Up | key.Key_Backtab:
                self._step_to(row - 1 if row > 0 else last)
            case key.Key_PageDown:
                self._step_to(min(row + LINES - 1, last))
            case key.Key_PageUp:
                self._step_to(max(row - LINES + 1, 0))
            case _:
                return event.modifiers() == Qt.KeyboardModifier.AltModifier  # a shortcut, which the line would type
        return True

    def _step_to(self, row: int) -> None:
        index = self._model.index(row)
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index)
        self._line.setAccessibleDescription(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def _do(self) -> None:
        command = self._chosen()
        self._is_entered = self._awaits_papers and not self._model.is_sure(self._list.currentIndex().row())
        if command is not None and not self._is_entered:
            self.leave()
            if command.name:
                self._uses.note(command.name)
            command.do()

    def _chosen(self) -> Command | None:
        command = self._list.currentIndex().data(COMMAND_ROLE)
        return command if isinstance(command, Command) else None

    def _take_place(self) -> None:
        self.setGeometry(self._window.rect())
        lines = min(LINES, max(1, self._model.rowCount()))
        self._list.setFixedHeight(lines * row_height(self._list.font()))
        self._nothing.setFixedHeight(2 * row_height(self._list.font()))
        width = min(WIDEST, self.width() - 2 * MARGIN)
        height = min(self._card.sizeHint().height(), self.height() - TOP - MARGIN)
        self._card.setGeometry((self.width() - width) // 2, TOP, width, height)
        self.update()
