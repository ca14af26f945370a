"""A paper's notes: Markdown, typed as plain text, with a preview. What was typed is never lost, nor saved by hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from readinglist.gui.details.markdown_preview import MarkdownPreview
from readinglist.gui.details.notes_text import NotesText, Put
from readinglist.gui.details.pending_notes import PendingNotes
from readinglist.gui.details.scrolling_along import scroll_along
from readinglist.gui.labels import heading
from readinglist.gui.naming import named

SAVING_MILLISECONDS = 700  # after the first letter that is not saved: a kill takes less than a second of typing
PLACEHOLDER = "What is worth remembering? Markdown works here."
MAX_NOTES = 1_000_000  # characters
_LEAST_LINES, _MOST_LINES = 5, 24


class NotesEditor(QWidget):
    """Emits `edited(paper id, text)` several times while one types, and when the keyboard or the paper leaves.

    Whoever saves them says so with `arrived` or `refused`. Until then a text counts as the paper's notes, whatever an
    older reading of the library brings, so no refresh takes a keystroke back.
    """

    edited = Signal(int, str)
    link_opened = Signal(str)
    papers_dropped = Signal(object, object)  # their ids, and what puts a text where they were dropped
    left = Signal()  # escape: the user is done here

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper_id: int | None = None
        self._is_sent = True
        self._pending = PendingNotes()
        self._timer = QTimer(self, interval=SAVING_MILLISECONDS, singleShot=True)
        self._timer.timeout.connect(self.save)
        self._text = self._make_text()
        self._preview = MarkdownPreview(self)
        self._preview.link_opened.connect(self.link_opened)
        self._preview.installEventFilter(self)
        self._toggle = named(QToolButton(), "notes-preview", "Show the notes as Markdown", "Show the notes as Markdown")
        self._toggle.setText("Preview")
        self._toggle.setCheckable(True)
        self._toggle.setProperty("framed", True)
        self._prefers_preview = False
        self._toggle.toggled.connect(self._show_preview)
        self._toggle.clicked.connect(self._prefer)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._text)
        self._pages.addWidget(self._preview)
        top = QHBoxLayout()
        top.addWidget(heading("Notes"))
        top.addStretch()
        top.addWidget(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._pages)
        self._fit()

    @property
    def text(self) -> str:
        """What stands in the editor."""
        return self._text.toPlainText()

    def set_read_only(self, is_read_only: bool) -> None:
        """Say whether notes are only shown: what could not be kept is not to be typed."""
        self._text.setReadOnly(is_read_only)
        self._text.setPlaceholderText("There are no notes on this paper." if is_read_only else PLACEHOLDER)

    def show_notes(self, paper_id: int, notes: str) -> None:
        """Show the notes of a paper; those of the paper before are saved first if need be."""
        if paper_id == self._paper_id:
            self._refresh(notes)
            return
        self.leave()
        self._toggle.setChecked(False)
        pending = self._pending.text(paper_id)
        self._put(notes if pending is None else pending)
        self._toggle.setChecked(self._prefers_preview and bool(self.text))
        self._is_sent = not self._pending.is_refused(paper_id)
        self._paper_id = paper_id

    def save(self) -> None:
        """Emit what is not saved yet."""
        self._timer.stop()
        if self._paper_id is not None and not self._is_sent:
            self._is_sent = True
            self._send(self._paper_id, self.text)

    def save_all(self) -> None:
        """Emit what is not saved yet, also notes of other papers that could not be saved earlier."""
        self.save()
        for paper_id, text in self._pending.all_refused():
            self._send(paper_id, text)

    def unsaved(self) -> list[str]:
        """Return the notes that could not be saved."""
        return [text for _paper_id, text in self._pending.all_refused()]

    def arrived(self, paper_id: int, text: str) -> None:
        """Hear that notes are in the library."""
        self._pending.arrived(paper_id, text)

    def refused(self, paper_id: int) -> None:
        """Hear that notes could not be saved: they are kept, and emitted again with the next saving."""
        self._pending.refused(paper_id)
        if paper_id == self._paper_id:
            self._is_sent = False

    def focus_text(self) -> None:
        """Put the keyboard at the end of the text."""
        self._toggle.setChecked(False)
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        self._text.setFocus()

    def stand_in(self, area: QScrollArea) -> None:
        """Say which view this stands in: it scrolls along with what is typed."""
        scroll_along(area, self._text)

    def leave(self) -> None:
        """Save, and belong to no paper."""
        self.save()
        self._paper_id = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save when the keyboard goes elsewhere, and let escape lead it there."""
        if watched is self._text and event.type() == QEvent.Type.FocusOut:
            self.save()
        if isinstance(event, QKeyEvent) and _is_escape(event):
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def toggle_preview(self) -> None:
        """Show the notes as Markdown, or as they are typed; the keyboard stays with them."""
        had_keyboard = self._text.hasFocus()
        self._toggle.click()
        if had_keyboard:
            self._preview.setFocus()

    def _put_papers(self, ids: Sequence[int], put: Put) -> None:
        """Have papers mentioned where they were dropped, if the paper that they were dropped on is still shown then."""
        paper_id = self._paper_id
        self.papers_dropped.emit(ids, lambda text: put(text) if paper_id == self._paper_id else None)

    def _make_text(self) -> QPlainTextEdit:
        text = named(NotesText(self), "notes", "Notes, in Markdown")
        text.papers_dropped.connect(self._put_papers)
        text.setPlaceholderText(PLACEHOLDER)
        text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
        text.textChanged.connect(self._note_typing)
        text.document().documentLayout().documentSizeChanged.connect(self._fit)
        text.installEventFilter(self)
        return text

    def _note_typing(self) -> None:
        if self._paper_id is None:
            return
        if self._text.document().characterCount() > MAX_NOTES:
            self._text.undo()
        self._is_sent = False
        if not self._timer.isActive():
            self._timer.start()

    def _send(self, paper_id: int, text: str) -> None:
        self._pending.send(paper_id, text)
        self.edited.emit(paper_id, text)

    def _refresh(self, notes: str) -> None:
        """Show what another than this editor has made of the notes."""
        assert self._paper_id is not None
        if not self._is_sent or self._pending.text(self._paper_id) is not None or notes == self.text:
            return
        place = self._text.textCursor().position()
        self._put(notes)
        cursor = self._text.textCursor()
        cursor.setPosition(min(place, self._text.document().characterCount() - 1), QTextCursor.MoveMode.MoveAnchor)
        self._text.setTextCursor(cursor)
        if self._toggle.isChecked():
            self._preview.show_markdown(notes)

    def _put(self, notes: str) -> None:
        paper_id, self._paper_id = self._paper_id, None
        self._text.setPlainText(notes)
        self._paper_id = paper_id
        self._is_sent = True
        self._timer.stop()

    def _prefer(self, is_preview: bool) -> None:
        """Keep what the user chose for the papers to come; where there are no notes yet, they can be typed."""
        self._prefers_preview = is_preview
        if not is_preview:
            self._text.setFocus()

    def _show_preview(self, is_wanted: bool) -> None:
        if is_wanted:
            self.save()
            self._preview.show_markdown(self.text)
        self._pages.setCurrentWidget(self._preview if is_wanted else self._text)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the text, within reason."""
        lines = max(_LEAST_LINES, min(_MOST_LINES, round(self._text.document().size().height()) + 1))
        height = lines * self._text.fontMetrics().lineSpacing() + 20
        if self._toggle.isChecked():
            height = min(self._preview.text_height() + 20, 600)
        self._pages.setFixedHeight(height)


def _is_escape(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
