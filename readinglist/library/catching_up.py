"""Keeping the text index in step with the store: in its folder, or in memory for a while."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from readinglist.domain.document import Document, Place
from readinglist.search.index import IndexOutOfStep, TextIndex
from readinglist.storage.store import Store

BATCH = 2_000
"""Papers fetched from the store at a time."""
MOST_HELD = 20_000
"""Papers held in memory at most while the index cannot be written."""
MOST_AT_ONCE = 1_000
"""Papers taken into memory at most by who does not wait: about a tenth of a second."""
ATTEMPTS = 4  # with the index as it is, emptied, elsewhere, and in memory


@dataclass(frozen=True, slots=True)
class Progress:
    """How many papers of those that the index lacked it has by now."""

    done: int
    total: int

    @property
    def is_long(self) -> bool:
        """Whether who does not wait lacks papers meanwhile."""
        return self.total > MOST_AT_ONCE


Teller = Callable[[Progress], object]


def catch_up(store: Store, index: TextIndex, tell: Teller | None = None) -> None:
    """Give the index what changed since it last heard of the store. Quick where nothing did.

    `tell` hears of the progress, from the first paper on; what it raises ends the work, and what was written so far is
    kept. While the index cannot be written, because another process writes it or the disk is full, what changed is
    held in memory, unless it is more than 20,000 papers: then the index stays behind until the next time. So it is
    where other processes write it faster than this one can.
    """
    for _ in range(ATTEMPTS):
        try:
            _catch_up(store, index, tell)
        except IndexOutOfStep:
            continue
        else:
            return
    _hold(store, index)


def keep_up(store: Store, index: TextIndex) -> None:
    """Hold what changed in memory, for somebody else to write it; where that is much, the index stays behind.

    Where nobody can, since there is no folder to write it to, that is done here, if it does not take long.
    """
    if not _is_behind(store, index):
        return
    if index.is_in_memory and store.count_since(index.place, MOST_HELD + 1) <= MOST_HELD:
        _catch_up(store, index, None)
    elif store.count_since(index.place, MOST_AT_ONCE + 1) <= MOST_AT_ONCE:
        _hold(store, index)


def _catch_up(store: Store, index: TextIndex, tell: Teller | None) -> None:
    if not _is_behind(store, index):
        return
    revision = store.revision()
    removed = store.removed_since(index.kept)
    changed = _told(_changed(store, index.place, revision), store, index, tell)
    if not index.write(changed, removed, revision, store.latest_change()):
        _hold(store, index)


def _hold(store: Store, index: TextIndex) -> None:
    """Hold in memory what the index lacks, if that is not too much."""
    if store.count_since(index.place, MOST_HELD + 1) <= MOST_HELD:
        revision = store.revision()
        index.hold(_changed(store, index.place, revision), store.removed_since(index.kept), revision)


def _is_behind(store: Store, index: TextIndex) -> bool:
    """Tell whether the index lacks changes, once it has seen what others wrote to it."""
    if index.revision == store.revision() and store.had_change(index.change):
        return False
    before = index.place
    index.refresh()
    revision = store.revision()  # asked last: what another process wrote to the index, it had stored before
    if index.place.revision > revision or not store.had_change(index.change):  # a backup was put back
        index.forget()
    if index.place > before:
        index.learn(_changed(store, before, revision))
    return index.revision != revision


def _changed(store: Store, place: Place, until: int) -> Iterator[Document]:
    """Yield the papers behind `place`, up to a revision, fetched batch by batch."""
    batch = store.documents_since(place, until, BATCH)
    while batch:
        yield from batch
        batch = store.documents_since(batch[-1].place, until, BATCH) if len(batch) == BATCH else []


def _told(documents: Iterator[Document], store: Store, index: TextIndex, tell: Teller | None) -> Iterator[Document]:
    """Yield `documents`, and tell how many of all that the index lacks have gone by."""
    if tell is None:
        yield from documents
        return
    total = store.count_since(index.place)
    for count, document in enumerate(documents):
        if count % BATCH == 0:
            tell(Progress(count, max(count, total)))
        yield document
