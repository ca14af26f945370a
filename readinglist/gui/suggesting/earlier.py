"""Remembers what is searched for in the search line, and shows it below the line to be searched for again."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit

from readinglist.gui.palette.commands import Command
from readinglist.gui.suggesting.history import SearchHistory
from readinglist.gui.suggesting.popup import SuggestionPopup

STAY_MILLISECONDS = 2_000
NOTE = "Enter searches again, Del forgets"


class EarlierSearches(QObject):
    """Takes a search for used when it stays for two seconds, or when `keep` says so."""

    def __init__(self, line: QLineEdit, popup: SuggestionPopup) -> None:
        super().__init__(line)
        self.history = SearchHistory(self)
        self._line = line
        self._popup = popup
        self._is_typed_now = False  # and not at an earlier start
        self._stay = QTimer(self, singleShot=True, interval=STAY_MILLISECONDS)
        self._stay.setObjectName("search-stay")
        self._stay.timeout.connect(self._note_stay)
        line.textChanged.connect(self._follow)

    def recall(self, searches: Iterable[str]) -> None:
        """Take up the searches of an earlier start; what stands in the line now was used or not used then."""
        self._stay.stop()
        self._is_typed_now = False
        self.history.replace(searches)

    def keep(self) -> None:
        """Remember what stands in the line: it led to something."""
        self._stay.stop()
        if self._is_typed_now:
            self.history.add(self._line.text())

    def show(self) -> None:
        """Show what was searched for, with the newest chosen."""
        self._line.setFocus()
        self._offer(chosen=0)

    def _offer(self, chosen: int) -> None:
        commands = [
            Command(search, "", partial(self._search, search), icon="history") for search in self.history.searches
        ]
        self._popup.offer(commands, chosen=chosen, note=NOTE, forget=self._forget)

    def _forget(self, row: int) -> None:
        self.history.remove(self.history.searches[row])
        self._offer(chosen=row)

    def _search(self, search: str) -> None:
        self._line.selectAll()
        self._line.insert(search)  # unlike setText, this can be undone in the line
        self.history.add(search)

    def _follow(self, text: str) -> None:
        self._is_typed_now = True
        if text:
            self._stay.start()
        else:
            self._stay.stop()
            self.history.settle()

    def _note_stay(self) -> None:
        if self._popup.isVisible():
            self._stay.start()  # a word is being completed
        else:
            self.history.add(self._line.text(), passing=True)
