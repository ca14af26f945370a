"""Which parts of a row's text the search matched; asked once for each text, as rows are painted often."""

from __future__ import annotations

from functools import lru_cache

from readinglist.gui.answering import Found
from readinglist.gui.papers.delegate import Marks

MOST_REMEMBERED = 1_000


def marks_of(found: Found) -> Marks:
    """Return the function that finds in a text of a field what was searched, as (start, end) in characters."""
    if not found.query.has_text:
        return lambda _text, _field: []
    from readinglist.search.marking import Marker  # rapidfuzz is not needed before the first search

    return lru_cache(maxsize=MOST_REMEMBERED)(Marker(found.query, is_loosened=found.is_loosened).marks)
