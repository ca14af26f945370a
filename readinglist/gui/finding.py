"""Asking the library as one types and chooses; only the last question is answered, and its first screen first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from readinglist.domain.errors import ReadingListError
from readinglist.domain.query import Sort
from readinglist.gui.answering import Found, beginning, renewed, whole
from readinglist.gui.asking import Question
from readinglist.gui.background import Background
from readinglist.gui.between_writes import BetweenWrites
from readinglist.gui.sidebar.entries import Entry


class Finder(QObject):
    """Holds the question, asks it whenever it changes, and fetches the papers of rows."""

    found = Signal(object)  # Found
    fetched = Signal(object, int)  # papers that were asked for with `fetch`, and the turn in which

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._question = Question()
        self._answer: Found | None = None
        self._rest = BetweenWrites(background, "rest", self)

    @property
    def question(self) -> Question:
        """What is asked."""
        return self._question

    def ask(self, *, text: str | None = None, scope: Entry | None = None, sort: Sort | None = None) -> None:
        """Ask something else; what is not given stays as it was."""
        question = self._question
        question = question if text is None else question.typed(text)
        question = question if scope is None else replace(question, scope=scope)
        question = question if sort is None else question.sorted(sort)
        self.begin(question)

    def begin(self, question: Question) -> None:
        """Ask this."""
        self._question = question
        self.repeat()

    def repeat(self) -> None:
        """Ask the same again, because the library has changed; a long list that is on the screen stays there."""
        question, before = self._question, self._answer
        self._background.forget("search")
        self._rest.forget()
        if before is not None and before.question == question and before.is_long:
            self._background.read(lambda library: renewed(library, before), self._take, topic="search")
        else:
            self._background.read(lambda library: beginning(library, question), self._take, topic="search")

    def complete(self, sought: Sequence[int] = ()) -> None:
        """Have the whole answer gathered, with the places of the papers that are `sought`; keystrokes do not wait."""
        question = self._question
        self._rest.ask(lambda library, is_overtaken: whole(library, question, sought, is_overtaken), self._take)

    def fetch(self, ids: Sequence[int], turn: int) -> None:
        """Fetch papers by their ids."""

        def refused(error: ReadingListError) -> None:
            self.fetched.emit([], turn)
            self._background.failed.emit(str(error))

        self._background.read(
            lambda library: library.papers(ids), lambda papers: self.fetched.emit(papers, turn), refused=refused
        )

    def _take(self, found: Found) -> None:
        self._answer = found
        self.found.emit(found)
