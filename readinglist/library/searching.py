"""Searching: the store answers what has no words, the text index the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readinglist.domain.query import Query
from readinglist.search.parsing import parse
from readinglist.storage.store import Store, utc_now

if TYPE_CHECKING:
    from readinglist.search.index import TextIndex


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found: papers in order, at most as many as asked for; `total` counts all.

    `loosened` tells that nothing matched as typed, so that these match words spelt nearly so. `complete` is False
    while another process still builds the index: then papers may be missing.
    """

    ids: Sequence[int]
    total: int
    query: Query
    loosened: bool = False
    complete: bool = True


def search(
    store: Store, open_index: Callable[[], TextIndex], query: str | Query, limit: int | None = None
) -> SearchResult:
    """Return the first `limit` papers that `query` finds, all of them where there is no limit.

    Papers in the trash and dismissed ones are found only where they are asked for. The text index is opened only
    where words are asked for: a start that shows a list does without.
    """
    asked = parse(query, today=utc_now().date()) if isinstance(query, str) else query
    wanted = store.resolve(asked.only_visible())
    if not wanted.has_text:
        return SearchResult(store.ids(wanted, limit), store.count(wanted), asked)
    from readinglist.library import text_search

    index = open_index()
    found = text_search.find(store, index, wanted, limit)
    complete = index.revision == store.revision()
    return SearchResult(found.ids, found.total, asked, found.loosened, complete)
