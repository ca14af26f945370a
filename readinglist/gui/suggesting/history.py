"""What was searched for: queries that were really used, the newest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from readinglist.domain.query import EVERYTHING
from readinglist.search.parsing import parse

MOST_REMEMBERED = 100


class SearchHistory(QObject):
    """The searches of one library, none of them twice; `changed` tells when they have become others."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._searches: tuple[str, ...] = ()
        self._passing = ""

    @property
    def searches(self) -> tuple[str, ...]:
        """The texts as they were typed, the newest first."""
        return self._searches

    def replace(self, searches: Iterable[str]) -> None:
        """Remember these instead."""
        self._take(searches)
        self._passing = ""

    def add(self, text: str, *, passing: bool = False) -> None:
        """Remember a search as the newest. What asks for nothing (yet) is not remembered.

        One that was only looked at in `passing` gives way to the one that it is typed on to.
        """
        search = " ".join(text.split())
        if not _asks(search):
            return
        gone = {search}
        if self._passing and search.startswith(self._passing):
            gone.add(self._passing)
        is_used = search in self._searches and search != self._passing
        self._passing = search if passing and not is_used else ""
        self._take((search, *(one for one in self._searches if one not in gone)))

    def settle(self) -> None:
        """Let the search that was looked at in passing stay: another one begins."""
        self._passing = ""

    def remove(self, search: str) -> None:
        """Forget one search."""
        self._take(one for one in self._searches if one != search)

    def _take(self, searches: Iterable[str]) -> None:
        taken = tuple(dict.fromkeys(search for search in searches if search))[:MOST_REMEMBERED]
        if taken != self._searches:
            self._searches = taken
            self.changed.emit()


def _asks(text: str) -> bool:
    query = parse(f"{text} ", today=datetime.now(UTC).date())  # typed to its end
    return query.where != EVERYTHING or query.sort is not None
