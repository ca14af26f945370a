"""The library: one SQLite file of papers, and what one can do with it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from readinglist.domain.change import Change, Entity, FieldChange
from readinglist.domain.exports import ALL_PARTS, ExportChoice, Parts
from readinglist.domain.overview import Overview
from readinglist.domain.paper import Appearance, Paper, State
from readinglist.domain.query import Query
from readinglist.library import editing, marking, searching, tagging
from readinglist.library.location import default_path, spare_index_folder
from readinglist.library.text import counted, tell_nobody
from readinglist.storage.store import Clock, Store, utc_now
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.domain.duplicates import PossibleDuplicate
    from readinglist.domain.history import PastChange
    from readinglist.domain.imports import PastImport
    from readinglist.domain.records import Skipped
    from readinglist.library.catching_up import Progress
    from readinglist.library.review import Choices, ImportReport
    from readinglist.search.index import TextIndex

Listener = Callable[[Change], None]


class Library:
    """A library that is open. It belongs to the thread that opened it; other threads open their own.

    Every write goes through `do`: a verb changes rows in one transaction, what changed is stored with it as a Change,
    and listeners hear of it once it is on the disk. Every method may raise a ReadingListError, whose text is one
    sentence for the user; the library is then as it was.
    """

    def __init__(self, store: Store, *, waits: bool = True) -> None:
        self.store = store
        self._waits = waits
        self.path = store.path
        self.read_only = store.read_only
        self.identity = store.library_id()
        self._listeners: list[Listener] = []

    @classmethod
    def open(
        cls, path: str | Path | None = None, *, create: bool = True, clock: Clock = utc_now, waits: bool = True
    ) -> Self:
        """Open the library at `path` (default: where the user's library is), made first if `create` and absent.

        Changes and searches bring the text index up to date, which takes a minute for a million papers. Where nobody
        `waits` for that, `catch_up` is to be called on another thread's library, and meanwhile searches may be
        incomplete.

        Raises:
            LibraryMissing, NotALibrary, LibraryTooNew, LibraryDamaged, LibraryBusy, LibraryError: the file is left
                as it is.
        """
        return cls(Store(Path(path) if path else default_path(), create=create, clock=clock), waits=waits)

    def close(self) -> None:
        """Close the file; the library cannot be used any more."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @cached_property
    def index(self) -> TextIndex:
        """The text index, opened when it is first needed: that costs more than opening the library."""
        from readinglist.search.index import TextIndex

        self.store.revision()  # raises where the file was moved: it took its index along, and needs none here
        beside = self.path.with_name(self.path.name + ".index")
        return TextIndex.open(beside, self.identity, spare_index_folder(self.path))

    def bring_in_step(self) -> None:
        """Let the text index know of all changes, as far as anybody waits for that."""
        from readinglist.library import catching_up

        in_step = catching_up.catch_up if self._waits else catching_up.keep_up
        in_step(self.store, self.index)

    def prepare_search(self) -> None:
        """See what others wrote to the text index, and begin to read what a first mistyped word would else wait for."""
        self.bring_in_step()
        self.index.prepare()

    def catch_up(self, tell: Callable[[Progress], object] | None = None) -> bool:
        """Bring the text index up to date with the library; quick where it is. `tell` hears how far it has come.

        Returns whether all is written: not while another process writes it, or where there is no room.
        """
        from readinglist.library import catching_up

        self.store.revision()  # as above
        self.index.let_go()
        self.index.refresh()  # another thread may have found it damaged, and emptied it
        catching_up.catch_up(self.store, self.index, tell)
        return self.index.kept == self.store.revision()

    # Changes

    def do(self, verb: Callable[[Transaction], str], *, going_on: timedelta | None = None) -> Change | None:
        """Run `verb`, which returns what it did ("Mark 3 papers read"), as one change; None where nothing changed.

        Where it only goes on with the latest change, begun no longer ago than `going_on`, it becomes a part of that.
        """
        change = self.store.change(verb, going_on)
        return self._tell(change) if change else None

    @contextmanager
    def heard(self, hear: Callable[[int], bool]) -> Iterator[None]:
        """Let `hear` follow a change that takes long: it hears of how many papers it is done, and may stop it.

        Raises:
            ChangeStopped: `hear` said so, by returning true; the library is as it was before the change.
        """
        with self.store.heard(hear):
            yield

    def undo(self, number: int | None = None) -> Change:
        """Take back the latest change, also of an earlier start of the program, or the one with this `Change.id`.

        Raises:
            NothingToUndo: there is none, or it has been undone already.
        """
        return self._tell(self.store.undo(number))

    def redo(self) -> Change:
        """Do again what was undone last; raises NothingToUndo."""
        return self._tell(self.store.redo())

    def undo_to(self, number: int, tell: Callable[[int, int], object] = tell_nobody) -> Change:
        """Take back all that was done after the change with this `Change.id` (0: everything), all or nothing.

        `tell` hears before each how many of how many are done, and may raise to leave the library as it was.

        Raises:
            NothingToUndo: there is nothing, or papers were deleted for good since.
        """
        return self._tell(self.store.undo_to(number, tell))

    def redo_to(self, number: int, tell: Callable[[int, int], object] = tell_nobody) -> Change:
        """Do again what was undone, up to the change with this id, as `undo_to` does; raises NothingToUndo."""
        return self._tell(self.store.redo_to(number, tell))

    def purge(self, ids: Sequence[int]) -> int:
        """Delete those of the papers that are in the trash for good, and make an end of undo; return how many."""
        gone = self.store.purge(ids)
        if gone:
            fields = tuple(FieldChange(Entity.PAPER, number, "present", True, False) for number in gone)
            self._tell(Change(0, f"Delete {counted(len(gone), 'paper')}", utc_now(), fields))
        return len(gone)

    def undo_labels(self) -> tuple[str, str]:
        """Return what undo and redo would do ("Mark 3 papers read"), empty for nothing."""
        return self.store.undo_labels()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each change made through this object; call what is returned to end that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _tell(self, change: Change) -> Change:
        for listener in tuple(self._listeners):
            listener(change)
        if self._waits:
            self.catch_up()  # last, since it takes a while after a bulk change
        return change

    # Asking

    def search(
        self, query: str | Query = "", *, limit: int | None = None, counted: bool = True
    ) -> searching.SearchResult:
        """Find papers; `query` is what one types in the search line. Any text is a query.

        Where only the first are wanted, it is quicker not to have all `counted`.
        """
        return searching.search(self.store, lambda: self.index, query, limit, counted=counted, waits=self._waits)

    def count(self, query: str | Query = "") -> int:
        """Return how many papers a query finds."""
        return searching.count(self.store, lambda: self.index, query, waits=self._waits)

    def batches(self, query: str | Query = "") -> Iterator[array[int]]:
        """Yield all papers that a query without words finds, in order and some thousand at a time."""
        return searching.batches(self.store, query)

    def papers(self, ids: Sequence[int]) -> list[Paper]:
        """Return papers in the order of `ids`; those that are not there are left out."""
        return self.store.papers(ids)

    def appearances(self, paper_id: int) -> list[Appearance]:
        """Return where a paper was seen, newest first."""
        return self.store.appearances(paper_id)

    def possible_duplicates(
        self, progress: Callable[[int, int], object] | None = None, cancelled: Callable[[], bool] | None = None
    ) -> Iterator[PossibleDuplicate]:
        """Yield pairs of papers that may be one; nothing is changed. Ten seconds of work for 50,000 papers.

        `progress` hears how much of how much is done; once `cancelled` says so, no more come.
        """
        from readinglist.library import near_duplicates

        return near_duplicates.possible_duplicates(self, progress, cancelled)

    def imports(self, limit: int = 1_000, before: int | None = None) -> list[PastImport]:
        """Return the latest `limit` imports, newest first; `undo(change)` takes one back.

        Those that follow are the ones `before` the change of the last.
        """
        return self.store.past_imports(limit, before)

    def change_ids(self, words: str = "") -> array[int]:
        """Return what was done, newest first, as ids for `past_changes`; only what says all `words`, if any."""
        return self.store.change_ids(words)

    def past_changes(self, ids: Sequence[int]) -> list[PastChange]:
        """Return changes of the past in the order of `ids`, whether they stand or not."""
        return self.store.past_changes(ids)

    def papers_of_change(self, number: int, limit: int) -> list[Paper]:
        """Return the first papers that a change was of, at most so many; those deleted for good are left out."""
        return self.store.papers(self.store.papers_of_change(number, limit))

    def skipped(self, listing_id: int) -> list[Skipped]:
        """Return what was not read when a listing was imported, with line and reason."""
        return self.store.skipped(listing_id)

    def sites(self, limit: int) -> list[tuple[str, int]]:
        """Return the hosts that links lead to, each with the number of its links, the most linked first."""
        return self.store.sites(limit)

    def overview(self, *, counted: bool = True) -> Overview:
        """Count what is in the library: states, tags, listings.

        Where they need not be `counted`, which takes a while in a large library, every number is 0.
        """
        return self.store.overview(counted=counted)

    def revision(self) -> int:
        """Return a number that grows with every change, of this program or another."""
        return self.store.revision()

    # Doing: the verbs that scripts use most; the others are functions in this package, by subject

    def import_files(self, paths: Iterable[str | Path], choices: Choices | None = None) -> ImportReport:
        """Import listing files without a review; what cannot be read is in the report, and the rest is imported."""
        from readinglist.library import importing, reading  # they take a while to load, and most starts import nothing

        with reading.arriving_sources(paths) as sources:
            return importing.take_in(self, sources, choices)

    def mark(self, ids: Iterable[int], state: State | str) -> Change | None:
        """Give papers a state; raises InvalidValue where there is no such state."""
        return marking.mark(self, ids, state)

    def tag(self, ids: Iterable[int], *, add: Iterable[str] = (), remove: Iterable[str] = ()) -> Change | None:
        """Add tags to papers and remove others; a tag that is new is made."""
        return tagging.tag(self, ids, add, remove)

    def trash(self, ids: Iterable[int]) -> Change | None:
        """Put papers in the trash."""
        return editing.trash(self, ids)

    def export(self, ids: Sequence[int], format: str, parts: Parts = ALL_PARTS, style: str = "") -> str:
        """Return papers as the text of an export format, "bibtex" for one; raises InvalidValue where there is none.

        `parts` says what is told of each; `style` is the citation style, for references.
        """
        from readinglist.library import exporting  # what writes the formats is not needed before the first export

        return exporting.text_of(self, ids, ExportChoice(format, parts, style))
