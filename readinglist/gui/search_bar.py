"""The search line: every keystroke asks, Esc clears, the arrow down leads into the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from readinglist.gui.icons import icon
from readinglist.gui.naming import named

LONGEST_QUERY = 2_000
LINES_OF_A_PAGE = 6


class SearchBar(QLineEdit):
    """A line of text; `asked` carries what stands in it whenever that changes."""

    asked = Signal(str)
    left = Signal()  # to the list
    save_wanted = Signal()
    page_pasted = Signal()  # a page of papers was meant for the library, not for this line

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "search-bar", "Search")
        self.setPlaceholderText("Search titles, authors, abstracts…   tag:   is:   has:")
        self.setMaxLength(LONGEST_QUERY)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
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

    def clear_search(self) -> None:
        """Empty the line."""
        self.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear with Esc, leave with the arrow down or Enter."""
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear_search()
            else:
                self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Paste) and _is_page(QGuiApplication.clipboard().text()):
            self.page_pasted.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, symbol: str, tip: str) -> QAction:
        action = self.addAction(icon(symbol), QLineEdit.ActionPosition.TrailingPosition)
        action.setToolTip(tip)
        action.setText(tip)
        return action

    def _changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._save.setVisible(bool(text.strip()))
        self.asked.emit(text)


def _is_page(text: str) -> bool:
    """Tell a copied page from words to search for."""
    return text.count("\n") >= LINES_OF_A_PAGE
