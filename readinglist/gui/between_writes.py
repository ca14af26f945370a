"""Reading that takes seconds, done while nothing is written: to read a million ids locks the library's file."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from readinglist.domain.errors import ReadingListError
from readinglist.gui.background import Background

if TYPE_CHECKING:
    from readinglist.library.library import Library

T = TypeVar("T")


class BetweenWrites(QObject):
    """Holds one such question at a time. It makes way for a write, which would wait for it and hold up all other
    reading meanwhile, and begins anew when that is done.
    """

    def __init__(self, background: Background, topic: str, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._topic = topic
        self._begin: Callable[[], None] | None = None
        self._is_overtaken = Event()
        background.busy.connect(self._make_way)

    def ask(
        self,
        work: Callable[[Library, Callable[[], bool]], T],
        then: Callable[[T], object],
        *,
        refused: Callable[[ReadingListError], object] | None = None,
    ) -> None:
        """Call `then` with what `work` returns, as `Background.gather` does; a question before is forgotten.

        `work` can ask whether it is overtaken: what it returns then is of no use, so it stops as soon as it can.
        """
        self.forget()

        def take(value: T) -> None:
            self._begin = None
            then(value)

        def begin() -> None:
            is_overtaken = self._is_overtaken = Event()
            self._background.gather(
                lambda library: work(library, is_overtaken.is_set), take, topic=self._topic, refused=refused
            )

        self._begin = begin
        if not self._background.is_busy:
            begin()

    def forget(self) -> None:
        """Ask no more."""
        self._begin = None
        self._break_off()

    def _make_way(self, is_busy: bool) -> None:
        if is_busy:
            self._break_off()
        elif self._begin is not None:
            self._begin()

    def _break_off(self) -> None:
        self._background.forget(self._topic)
        self._is_overtaken.set()
