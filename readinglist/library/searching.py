"""Searching: the store answers what it reads off at once, the text index what has words or would take it long."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readinglist.domain.query import Query
from readinglist.search.parsing import parse
from readinglist.storage.store import Store, utc_now

if TYPE_CHECKING:
    from readinglist.search.index import TextIndex


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found: papers in order, at most as many as asked for; `total` counts all, None if not counted.

    `loosened` tells that nothing matched as typed, so that these match words spelt nearly so. `complete` is False
    while the index still lacks papers: then some may be missing.
    """

    ids: Sequence[int]
    total: int | None
    query: Query
    loosened: bool = False
    complete: bool = True


def search(
    store: Store,
    open_index: Callable[[], TextIndex],
    query: str | Query,
    limit: int | None = None,
    *,
    counted: bool = True,
    waits: bool = True,
) -> SearchResult:
    """Return the first `limit` papers that `query` finds, all of them where there is no limit.

    Papers in the trash and dismissed ones are found only where they are asked for. The text index is opened only
    where it is needed: a start that shows a list does without. Who `waits` has it brought up to date first, for as
    long as that takes.
    """
    asked, wanted = _understood(store, query)
    if not wanted.has_text and (limit is None or store.answers_at_once(wanted)):
        return _from_store(store, asked, wanted, limit, counted=counted)
    from readinglist.library import catching_up, text_search

    index = open_index()
    asked_at = store.revision()
    in_step = catching_up.catch_up if waits else catching_up.keep_up
    found = text_search.find(store, index, wanted, limit, in_step=in_step, counted=counted)
    complete = index.revision >= asked_at  # what others change meanwhile may follow
    if not (complete or wanted.has_text):  # slowly, but right
        return _from_store(store, asked, wanted, limit, counted=counted)
    return SearchResult(found.ids, found.total, asked, found.loosened, complete)


def count(store: Store, open_index: Callable[[], TextIndex], query: str | Query, *, waits: bool = True) -> int:
    """Return how many papers `query` finds; for `waits` see `search`."""
    return search(store, open_index, query, 1, waits=waits).total or 0


def batches(store: Store, query: str | Query) -> Iterator[array[int]]:
    """Yield all papers that a query without words finds, in order and some thousand at a time.

    The library is read until the last: who stops early closes the generator.
    """
    return store.batches(_understood(store, query)[1])


def _from_store(store: Store, asked: Query, wanted: Query, limit: int | None, *, counted: bool) -> SearchResult:
    return SearchResult(store.ids(wanted, limit), store.count(wanted) if counted else None, asked)


def _understood(store: Store, query: str | Query) -> tuple[Query, Query]:
    """Return what is asked, and that with names resolved and what is hidden left out."""
    asked = parse(query, today=utc_now().date()) if isinstance(query, str) else query
    return asked, store.resolve(asked.only_visible())
