"""The parts of an import that tests hand in: real ones, but for who answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from readinglist.gui.editing.draft import Draft
from readinglist.gui.importing.reviewing import Decision, Prepared
from readinglist.library.review import Choices


class AnsweringReviewer:
    """Answers every review and remembers what it was shown: at once, or when told to. No decision is "never mind"."""

    def __init__(self) -> None:
        self.decision: Decision | None = Decision(frozenset(), Choices())
        self.hesitates = False
        self.shown: list[Prepared] = []
        self._then: Callable[[Decision | None], None] = lambda _decision: None

    def review(self, prepared: Prepared, then: Callable[[Decision | None], None]) -> None:
        """Take the question."""
        self.shown.append(prepared)
        self._then = then
        if not self.hesitates:
            self.answer()

    def answer(self) -> None:
        """Answer the latest question."""
        self._then(self.decision)


class AnsweringQuestions:
    """Answers every question of the window as it was told to."""

    def __init__(self, *, files: Sequence[str] = (), path: str = "", choice: int = -1) -> None:
        self._files = list(files)
        self._path = path
        self._choice = choice
        self.sentences: list[str] = []

    def files_to_open(self, title: str, kinds: str) -> list[str]:  # noqa: ARG002
        """Return the files."""
        return self._files

    def folder_to_open(self, title: str) -> str:  # noqa: ARG002
        """Return the path."""
        return self._path

    def file_to_save(self, title: str, suggested: str, kinds: str) -> str:  # noqa: ARG002
        """Return the path."""
        return self._path

    def text(self, title: str, label: str, initial: str = "", *, button: str = "Save") -> str:  # noqa: ARG002
        """Return what stands there."""
        return initial

    def colour(self, title: str, initial: str) -> str:  # noqa: ARG002
        """Return what stands there."""
        return initial

    def choice(self, title: str, sentence: str, buttons: Sequence[str], *, is_serious: bool = False) -> int:  # noqa: ARG002
        """Remember the sentence and return the choice."""
        self.sentences.append(sentence)
        return self._choice

    def edit_paper(self, draft: Draft, then: Callable[[Draft], None]) -> None:
        """Leave everything as it stands there."""
        then(draft)
