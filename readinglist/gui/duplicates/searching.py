"""Looking through the whole library for papers that may be one, beside all else."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from readinglist.domain.duplicates import PossibleDuplicate
from readinglist.domain.errors import ReadingListError
from readinglist.gui.background import Background
from readinglist.gui.duplicates.pairs import Pair, with_titles

if TYPE_CHECKING:
    from readinglist.library.library import Library

TELL_SECONDS = 0.1
_TOPIC = "possible duplicates"


@dataclass(frozen=True, slots=True)
class _News:
    """What one search has found since it last told, and how much of how much is done."""

    turn: int
    pairs: list[Pair]
    done: int
    total: int


class DuplicateSearch(QObject):
    """Tells what it finds while it goes on; one search at a time, the latest."""

    found = Signal(list)  # of Pair
    advanced = Signal(int, int)  # papers that are compared, of how many
    ended = Signal(bool)  # whether it came to its end
    refused = Signal(str)  # one sentence: why it could not go on
    _heard = Signal(object)  # _News, from the thread that compares

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._turn = 0
        self._is_running = False
        self._heard.connect(self._take, Qt.ConnectionType.QueuedConnection)
        background.broken.connect(lambda _trace: self.stop())

    def begin(self) -> None:
        """Search, from the start."""
        self._turn += 1
        self._is_running = True
        turn, tell = self._turn, self._heard.emit
        self._background.compare(
            lambda library, is_unwanted: _search(library, is_unwanted, turn, tell),
            lambda _nothing: self._end(True),
            topic=_TOPIC,
            refused=self._refuse,
        )

    def stop(self) -> None:
        """Search no further; what was found stays so."""
        if self._is_running:
            self._background.forget(_TOPIC)
            self._end(False)

    def _take(self, news: _News) -> None:
        if news.turn == self._turn and self._is_running:
            self.found.emit(news.pairs)
            self.advanced.emit(news.done, news.total)

    def _refuse(self, error: ReadingListError) -> None:
        self._end(False)
        self.refused.emit(str(error))

    def _end(self, is_whole: bool) -> None:
        self._is_running = False
        self.ended.emit(is_whole)


def _search(
    library: Library, is_unwanted: Callable[[], bool], turn: int, tell: Callable[[_News], object]
) -> None:  # fmt: skip
    """Search on the thread that compares; what is found is told a few times a second."""
    waiting: list[PossibleDuplicate] = []
    told_at, papers = 0.0, 0

    def hand_over(done: int, total: int) -> None:
        nonlocal told_at, papers
        papers = total // 3  # which are counted, then keyed, then compared
        if time.monotonic() - told_at >= TELL_SECONDS:
            tell(_News(turn, with_titles(library, waiting), done // 3, papers))
            waiting.clear()
            told_at = time.monotonic()

    for pair in library.possible_duplicates(hand_over, is_unwanted):
        waiting.append(pair)
    tell(_News(turn, with_titles(library, waiting), papers, papers))
