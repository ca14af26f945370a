"""The second look at a review, while the user is looking at it: batch by batch, and no longer than that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from readinglist.domain.errors import ReadingListError
from readinglist.gui.background import Background
from readinglist.gui.importing.findings import Findings, findings

if TYPE_CHECKING:
    from readinglist.library.library import Library
    from readinglist.library.review import Review

TOPIC = "second look"


class SecondLook(QObject):
    """Finds what a review does not tell at once; nothing waits for it, and `end` makes it forgotten.

    The next batch is asked for when one has arrived, so that whatever else waits for that thread comes in between.
    """

    found = Signal(object)  # Findings
    failed = Signal()  # no more will be found

    def __init__(self, background: Background, review: Review, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._batches = _Batches(review)
        self._is_over = False
        background.broken.connect(self._fail)

    def begin(self) -> None:
        """Look; to be called once what is known already is on the screen."""
        self._background.gather(self._batches.next, self._take, topic=TOPIC, refused=self._fail)

    def end(self) -> None:
        """Look no further."""
        self._is_over = True
        self._background.forget(TOPIC)

    def _take(self, batch: Findings) -> None:
        if self._is_over:
            return
        self.found.emit(batch)
        if batch.done < batch.total and not self._is_over:
            self.begin()

    def _fail(self, _why: str | ReadingListError) -> None:
        """Give up: the world refused, or there was a bug somewhere, and what waits for a thread may wait for ever."""
        if not self._is_over:
            self.end()
            self.failed.emit()


class _Batches:
    """Hands out what is found, on the thread that looks."""

    def __init__(self, review: Review) -> None:
        self._review = review
        self._found: Iterator[Findings] | None = None

    def next(self, library: Library) -> Findings:
        """Return the next batch."""
        if self._found is None:
            self._found = findings(library, self._review)
        return next(self._found)
