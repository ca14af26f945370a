"""Searching words: the index is kept in step with the store, and rapidfuzz orders the best that it finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readinglist.domain.document import Document
from readinglist.domain.query import Node, Query, Sort, SortKey
from readinglist.search.index import Found, IndexOutOfStep, TextIndex
from readinglist.search.ranking import closest_first
from readinglist.storage.store import Store

BATCH = 2_000
"""Papers fetched from the store at a time while the index catches up."""
MOST_HELD = 20_000
"""Papers held in memory at most while another process keeps the index from being written."""
CANDIDATES = 200
"""How many of the best are ordered by closeness to what was typed."""
_ATTEMPTS = 3  # with the index as it is, emptied, and in memory


@dataclass(frozen=True, slots=True)
class Matches:
    """Papers that match words, in order; `total` counts all, `loosened` tells that nothing matched as typed."""

    ids: Sequence[int]
    total: int | None
    loosened: bool


def find(store: Store, index: TextIndex, wanted: Query, limit: int | None, *, counted: bool = True) -> Matches:
    """Return the first `limit` papers (None: all) that a resolved query finds."""
    sort = _order(wanted)
    depth = limit if sort or limit is None else max(limit, CANDIDATES)
    found = _found(store, index, wanted.where, depth, sort, counted=counted)
    ids = store.sorted_ids(found.hits.ids, sort) if sort else _closest_first(store, wanted.where, found.hits.ids)
    return Matches(ids[:limit], found.hits.total, found.loosened)


def catch_up(store: Store, index: TextIndex) -> None:
    """Give the index what changed since it last heard of the store. Quick where nothing did.

    While another process writes the index, what changed is held in memory, unless it is more than 20,000 papers: then
    the index stays behind until the next time.
    """
    for _ in range(_ATTEMPTS):
        try:
            return _catch_up(store, index)
        except IndexOutOfStep as problem:
            lost = problem
    raise lost


def _catch_up(store: Store, index: TextIndex) -> None:
    if index.revision == store.revision():
        return
    _see_what_others_wrote(store, index)
    revision = store.revision()  # asked last: what another process wrote to the index, it had stored before
    if index.kept > revision:  # a backup was put back
        index.forget()
    if index.revision == revision:
        return
    removed = store.removed_since(index.kept)
    if not index.write(_changed(store, index.kept), removed, revision) and store.count_since(index.kept) <= MOST_HELD:
        index.hold(_changed(store, index.kept), removed, revision)


def _see_what_others_wrote(store: Store, index: TextIndex) -> None:
    before = index.kept
    index.refresh()
    if index.kept > before:
        index.learn(_changed(store, before))


def _changed(store: Store, revision: int) -> Iterator[Document]:
    """Yield the papers that changed after `revision`, fetched batch by batch."""
    batch = store.documents_since(revision, BATCH)
    while batch:
        yield from batch
        last = max((document.revision, document.paper.id) for document in batch)
        batch = store.documents_since(last[0], BATCH, last[1]) if len(batch) == BATCH else []


def _order(wanted: Query) -> Sort | None:
    """Return the order to put matches in, None for the best first."""
    if wanted.sort and wanted.sort.key is not SortKey.BEST:
        return wanted.sort
    return None if wanted.has_text else Sort(SortKey.ADDED)


def _found(
    store: Store, index: TextIndex, where: Node, depth: int | None, sort: Sort | None, *, counted: bool
) -> Found:
    """Ask the index, once it knows what the store knows."""
    for _ in range(_ATTEMPTS):
        catch_up(store, index)
        try:
            return index.search(where, depth, sort, counted=counted)
        except IndexOutOfStep as problem:
            lost = problem
    raise lost


def _closest_first(store: Store, where: Node, ids: Sequence[int]) -> Sequence[int]:
    best = ids[:CANDIDATES]
    return [*closest_first(where, best, store.titles(best)), *ids[CANDIDATES:]]
