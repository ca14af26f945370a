"""Reads what the history of imports shows, on a thread that nobody else waits for, and again when it has changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from readinglist.domain.change import Change, Entity
from readinglist.domain.imports import PastImport
from readinglist.domain.records import Skipped
from readinglist.gui.background import Background
from readinglist.gui.imports.import_history import ImportHistory

PAGE = 200  # imports read at a time


class HistoryReading(QObject):
    """Belongs to an ImportHistory; what arrives after that was closed is dropped."""

    def __init__(self, background: Background, history: ImportHistory) -> None:
        super().__init__(history)
        self._background = background
        self._history = history
        self._has_ended = False
        history.read_wanted.connect(self._read_on)
        history.skipped_wanted.connect(self._read_skipped)
        history.finished.connect(self._end)
        background.changed.connect(self._take_change)
        background.refreshed.connect(self.read)
        self.read()

    def read(self) -> None:
        """Read the newest imports, as many as are shown."""
        limit = max(PAGE, self._history.imports.rowCount())
        self._background.gather(
            lambda library: library.imports(limit), partial(self._show, limit), topic="past imports"
        )

    def _read_on(self, before: int) -> None:
        self._background.gather(lambda library: library.imports(PAGE, before), self._add, topic="older imports")

    def _read_skipped(self, listing: int) -> None:
        self._background.gather(
            lambda library: library.skipped(listing),
            partial(self._show_skipped, listing),
            topic=f"skipped in {listing}",
        )

    def _take_change(self, change: Change) -> None:
        """Read again what may be another now: which imports stand, and how many of their papers are there.

        What was said of an earlier change is no longer so.
        """
        self._history.tell("")
        if change.changes(Entity.LISTING) or change.changes(Entity.PAPER, "present", "trashed", "appearance"):
            self.read()

    def _show(self, limit: int, imports: list[PastImport]) -> None:
        if not self._has_ended:
            self._history.show_imports(imports, is_more=len(imports) == limit)

    def _add(self, imports: list[PastImport]) -> None:
        if not self._has_ended:
            self._history.imports.add(imports, is_more=len(imports) == PAGE)

    def _show_skipped(self, listing: int, skipped: list[Skipped]) -> None:
        if not self._has_ended:
            self._history.show_skipped(listing, skipped)

    def _end(self) -> None:
        self._has_ended = True
