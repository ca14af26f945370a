"""Which parts of a row's text the search matched; asked once for each text, as rows are painted often."""

from __future__ import annotations

from functools import lru_cache

from readinglist.domain.query import Query
from readinglist.gui.papers.delegate import Marks

MOST_REMEMBERED = 1_000


def marks_of(query: Query) -> Marks:
    """Return the function that finds the matches of `query` in a text, as (start, end) in characters."""
    if not query.has_text:
        return lambda _text: []
    from readinglist.search.marking import marks  # rapidfuzz is not needed before the first search

    return lru_cache(maxsize=MOST_REMEMBERED)(lambda text: list(marks(query, text)))
