"""What is decided about pairs: written in the background, told when done, and taken back at a key."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QObject, Signal

from readinglist.domain.change import Change
from readinglist.domain.errors import ReadingListError
from readinglist.gui.background import Background
from readinglist.gui.duplicates.pairs import Key
from readinglist.gui.duplicates.proposals import Proposals
from readinglist.gui.operations.undoing import sentence
from readinglist.library import duplicates
from readinglist.library.library import Library


class Deciding(QObject):
    """Puts a pair aside at once, so that the next one can be shown, and back where the library refuses."""

    told = Signal(str, object)  # one sentence, and the Change that it tells of, where that can be undone
    refused = Signal(str)  # one sentence

    def __init__(self, background: Background, proposals: Proposals, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._proposals = proposals

    def merge(self, keep: int, other: int, taken: Collection[str]) -> None:
        """Make two papers (ids) one."""
        self._write(
            lambda library: duplicates.merge(library, keep, other, taken),
            lambda _change: "The two are one paper now; the other one is in the trash.",
            {_key(keep, other)},
            {other: keep},
        )

    def tell_apart(self, one: int, other: int) -> None:
        """Propose two papers (ids) never again."""
        self._write(
            lambda library: duplicates.tell_apart(library, [(one, other)]),
            lambda _change: "The two stay apart, and are not proposed again.",
            {_key(one, other)},
        )

    def merge_exact(self) -> None:
        """Merge all that are the same beyond doubt."""
        exact = [pair.found for pair in self._proposals.model.pairs if pair.found.is_exact]
        groups = duplicates.grouped(exact)
        self._write(
            lambda library: duplicates.merge_all(library, groups),
            lambda change: f"Merged{change.label.removeprefix('Merge')}; what went is in the trash.",
            {(pair.one, pair.other) for pair in exact},
            {other: group[0] for group in groups for other in group[1:]},
        )

    def undo(self) -> None:
        """Take back the latest change of the library."""
        self._history(lambda library: library.undo(), "Undone")

    def redo(self) -> None:
        """Do again what was undone last."""
        self._history(lambda library: library.redo(), "Done again")

    def undo_this(self, change: Change) -> None:
        """Take back this change, whatever was done since."""
        self._history(lambda library: library.undo(change.id), "Undone")

    def _write(
        self,
        work: Callable[[Library], Change | None],
        done: Callable[[Change], str],
        keys: Collection[Key],
        merged: Mapping[int, int] | None = None,
    ) -> None:
        aside = self._proposals.put_aside(keys, merged)

        def tell(change: Change | None) -> None:
            self._proposals.take_up(aside)
            self.told.emit(done(change) if change else "This was so already; nothing was changed.", change)

        def refuse(error: ReadingListError) -> None:
            self._proposals.take_up(aside)
            self.refused.emit(str(error))

        self._background.write(work, tell, refused=refuse)

    def _history(self, work: Callable[[Library], Change], what: str) -> None:
        self._background.write(
            work,
            lambda change: self.told.emit(sentence(what, change), None),
            refused=lambda error: self.refused.emit(str(error)),
        )


def _key(one: int, other: int) -> Key:
    return min(one, other), max(one, other)
