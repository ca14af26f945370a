"""The search line: every keystroke asks, Esc clears, the arrow down leads into the list or to earlier searches."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from readinglist.gui.foreign_text import utf16_offset
from readinglist.gui.icons import icon
from readinglist.gui.naming import named
from readinglist.gui.read_only import grey
from readinglist.gui.suggesting.earlier import EarlierSearches
from readinglist.gui.suggesting.popup import SuggestionPopup

LONGEST_QUERY = 2_000
LINES_OF_A_PAGE = 6

_STILL_HERE = {
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
}
"""Why the keyboard leaves the line only for a while."""


class SearchBar(QLineEdit):
    """A line of text; `asked` carries what stands in it whenever that changes."""

    asked = Signal(str)
    left = Signal()  # to the list
    save_wanted = Signal()
    page_pasted = Signal()  # a page of papers was meant for the library, not for this line

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(False)  # what is dropped is for the window
        named(self, "search-bar", "Search")
        self.setPlaceholderText("Search titles, authors, abstracts…   tag:   is:   has:")
        self.setMaxLength(LONGEST_QUERY)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.suggestions = SuggestionPopup(self)
        self.earlier = EarlierSearches(self, self.suggestions)
        self._history = self._button("history", "Earlier searches (Alt+Down)")
        self._history.triggered.connect(self.earlier.show)
        self._history.setVisible(False)
        self.earlier.history.changed.connect(self._show_history_button)
        self._clear = self._button("close", "Clear the search (Esc)")
        self._clear.triggered.connect(self.clear_search)
        self._save = self._button("smart-list", "Keep this search as a smart list")
        self._save.triggered.connect(self.save_wanted)
        self.textChanged.connect(self._changed)
        self._changed("")

    def focus(self) -> None:
        """Go to the line with all of it selected, so that typing begins anew."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def set_read_only(self, is_read_only: bool) -> None:
        """Say whether a search cannot be kept in the library."""
        grey(self._save, is_read_only)

    def clear_search(self) -> None:
        """Empty the line."""
        self.clear()

    def replace(self, first: int, last: int, text: str) -> None:
        """Put `text` in the place of the characters from `first` to before `last`, and go on behind it."""
        start = utf16_offset(self.text(), first)
        self.setSelection(start, utf16_offset(self.text(), last) - start)
        self.insert(text)  # unlike setText, this can be undone in the line

    def event(self, event: QEvent) -> bool:
        """Keep Alt+Down for the line, whatever else it does in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _asks_for_earlier(event):
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the search for used when the keyboard goes on to what it found."""
        super().focusOutEvent(event)
        if event.reason() not in _STILL_HERE:
            self.earlier.keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear with Esc, leave with the arrow down or Enter; in an empty line the arrow shows earlier searches."""
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear_search()
            else:
                self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Paste) and _is_page(QGuiApplication.clipboard().text()):
            self.page_pasted.emit()
        elif _asks_for_earlier(event) or (event.key() == Qt.Key.Key_Down and self._has_only_earlier()):
            self.earlier.show()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _has_only_earlier(self) -> bool:
        return not self.text() and bool(self.earlier.history.searches)

    def _show_history_button(self) -> None:
        self._history.setVisible(bool(self.earlier.history.searches))

    def _button(self, symbol: str, tip: str) -> QAction:
        action = self.addAction(icon(symbol), QLineEdit.ActionPosition.TrailingPosition)
        action.setToolTip(tip)
        action.setText(tip)
        return action

    def _changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._save.setVisible(bool(text.strip()))
        self.asked.emit(text)


def _asks_for_earlier(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Down and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)


def _is_page(text: str) -> bool:
    """Tell a copied page from words to search for."""
    return text.count("\n") >= LINES_OF_A_PAGE
