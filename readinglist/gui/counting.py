"""Counting what smart lists find: one after the other, and only while nobody types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from readinglist.domain.overview import SmartList
from readinglist.gui.background import Background

if TYPE_CHECKING:
    from readinglist.library.library import Library

IDLE_MILLISECONDS = 400  # without a change or a keystroke, until counting begins or goes on
TOPIC = "count"


class Counting(QObject):
    """Knows how many papers the queries of smart lists find; `counted` tells each number when it has arrived.

    A number that was counted before a change stays until the new one is known.
    """

    counted = Signal(str, int)  # query, papers

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._counts: dict[str, int] = {}
        self._due: list[str] = []
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MILLISECONDS)
        self._idle.timeout.connect(self._count_next)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many papers each query finds; a query that was not counted yet is left out."""
        return self._counts

    def begin(self, smart_lists: Iterable[SmartList]) -> None:
        """Count these lists, and no others any more: they are new, or the library or its index has changed."""
        self._due = list(dict.fromkeys(one.query for one in smart_lists))
        self._counts = {query: count for query, count in self._counts.items() if query in self._due}
        self.wait()

    def wait(self) -> None:
        """Leave what is not counted yet until nobody has called this for a while."""
        self._background.forget(TOPIC)
        if self._due:
            self._idle.start()
        else:
            self._idle.stop()

    def _count_next(self) -> None:
        query = self._due[0]
        self._background.gather(
            lambda library: _count(library, query),
            lambda count: self._take(query, count),
            topic=TOPIC,
            refused=lambda _error: self._go_on(),  # the next change has it counted again
        )

    def _take(self, query: str, count: int | None) -> None:
        if count is not None:
            self._counts[query] = count
            self.counted.emit(query, count)
        self._go_on()

    def _go_on(self) -> None:
        del self._due[0]
        if self._due:
            self._count_next()


def _count(library: Library, query: str) -> int | None:
    """Return how many papers a query finds; None while the text index still lacks some."""
    found = library.search(query, limit=1)
    return found.total if found.complete else None
