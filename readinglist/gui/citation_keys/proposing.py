"""Looking which keys would be others by a pattern, beside all else: the first rows come at once, the counts follow."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from readinglist.domain.errors import ReadingListError
from readinglist.domain.key_changes import KeyChange, KeyChoice, KeyTally
from readinglist.domain.key_patterns.pattern import KeyPattern
from readinglist.gui.background import Background

if TYPE_CHECKING:
    from readinglist.library.library import Library

TELL_SECONDS = 0.1
MOST_ROWS = 100_000  # that are shown; the filter finds those beyond
_TOPIC = "citation keys"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: the changes that a pattern would make, of a choice, and of them those with a text in them."""

    pattern: KeyPattern
    choice: KeyChoice = KeyChoice()  # noqa: RUF009 (a frozen value)
    text: str = ""

    def shows(self, change: KeyChange) -> bool:
        """Tell whether the text stands in the title or one of the keys."""
        return not self.text or any(self.text in told.casefold() for told in (change.title, change.old, change.new))


@dataclass(frozen=True, slots=True)
class _News:
    turn: int
    rows: list[KeyChange]
    tally: KeyTally


class KeyProposing(QObject):
    """Tells what it finds while it goes on; one look at a time, the latest."""

    found = Signal(list)  # of KeyChange
    counted = Signal(object)  # KeyTally, so far
    ended = Signal()
    refused = Signal(str)
    _heard = Signal(object)  # _News, from the thread that compares

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._turn = 0
        self._heard.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def look(self, wanted: Wanted) -> None:
        """Look through the library, from its first paper."""
        self._turn += 1
        turn, tell = self._turn, self._heard.emit
        self._background.compare(
            lambda library, is_unwanted: _look(library, wanted, is_unwanted, lambda *news: tell(_News(turn, *news))),
            lambda _nothing: self.ended.emit(),
            topic=_TOPIC,
            refused=self._refuse,
        )

    def stop(self) -> None:
        """Look no further."""
        self._turn += 1
        self._background.forget(_TOPIC)

    def _take(self, news: _News) -> None:
        if news.turn == self._turn:
            self.found.emit(news.rows)
            self.counted.emit(news.tally)

    def _refuse(self, error: ReadingListError) -> None:
        self.refused.emit(str(error))


def _look(
    library: Library,
    wanted: Wanted,
    is_unwanted: Callable[[], bool],
    tell: Callable[[list[KeyChange], KeyTally], object],
) -> None:
    """Look on the thread that compares; what is found is told a few times a second."""
    from readinglist.library import citation_keys

    rows: list[KeyChange] = []
    tally = KeyTally()
    told_at, shown = 0.0, 0
    for papers, changes in citation_keys.proposed_changes(library, wanted.pattern, wanted.choice):
        if is_unwanted():
            return
        tally = tally.plus(papers, changes)
        rows += [change for change in changes if wanted.shows(change)][: MOST_ROWS - shown - len(rows)]
        if time.monotonic() - told_at >= TELL_SECONDS:
            tell(rows, tally)
            shown, rows, told_at = shown + len(rows), [], time.monotonic()
    tell(rows, tally)
