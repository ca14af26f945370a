"""Reads what the history shows, on a thread that nobody else waits for, and again when it has changed."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from readinglist.domain.history import PastChange
from readinglist.domain.paper import Paper
from readinglist.gui.background import Background
from readinglist.gui.history.change_model import PAGE
from readinglist.gui.history.chosen_pane import MOST_PAPERS
from readinglist.gui.history.history_window import HistoryWindow

if TYPE_CHECKING:
    from readinglist.library.library import Library


class ChangesReading(QObject):
    """Belongs to a HistoryWindow; what arrives after that was closed is dropped."""

    def __init__(self, background: Background, window: HistoryWindow) -> None:
        super().__init__(window)
        self._background = background
        self._window = window
        self._has_ended = False
        self._words = ""
        window.words_typed.connect(self._narrow)
        window.papers_wanted.connect(self._read_papers)
        window.changes.wanted.connect(self._read_on)
        window.finished.connect(self._end)
        background.changed.connect(lambda _change: self._read())
        background.refreshed.connect(self._read)
        self._read()

    def _narrow(self, words: str) -> None:
        self._words = words
        self._read()

    def _read(self) -> None:
        if self._has_ended:
            return
        words = self._words

        def read(library: Library) -> tuple[array[int], list[PastChange]]:
            ids = library.change_ids(words)
            return ids, library.past_changes(ids[:PAGE])

        self._background.gather(read, self._show, topic="history")

    def _read_on(self, ids: tuple[int, ...]) -> None:
        self._background.gather(lambda library: library.past_changes(ids), self._fill, topic="")

    def _read_papers(self, past: PastChange) -> None:
        self._background.gather(
            lambda library: library.papers_of_change(past.id, MOST_PAPERS),
            lambda papers: self._show_papers(past, papers),
            topic="papers of a change",
        )

    def _show(self, found: tuple[array[int], list[PastChange]]) -> None:
        if not self._has_ended:
            self._window.show_changes(*found)

    def _fill(self, changes: list[PastChange]) -> None:
        if not self._has_ended:
            self._window.changes.fill(changes)

    def _show_papers(self, past: PastChange, papers: list[Paper]) -> None:
        if not self._has_ended:
            self._window.show_papers(past, papers)

    def _end(self) -> None:
        self._has_ended = True
