"""Which parts of a row's text the search matched; asked once for each text, as rows are painted often."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from readinglist.domain.paper import Paper
from readinglist.domain.query import Query, TextField
from readinglist.gui.papers.row_text import searched_part, shown_title

MOST_REMEMBERED = 1_000

Marks = Callable[[str, TextField], list[tuple[int, int]]]


def no_marks(_text: str, _field: TextField) -> list[tuple[int, int]]:
    """Nothing was searched."""
    return []


def marks_of(query: Query, papers: Iterable[Paper], *, is_loosened: bool) -> Marks:
    """Return the function that finds in a text of a field what was searched, as (start, end) in characters.

    It looks through the rows of these `papers` at once, so that painting them needs no search.
    """
    if not query.has_text:
        return no_marks
    from readinglist.search.marking import Marker  # rapidfuzz is not needed before the first search

    marks = lru_cache(maxsize=MOST_REMEMBERED)(Marker(query, is_loosened=is_loosened).marks)
    for paper in papers:
        marks(shown_title(paper), TextField.TITLE)
        marks(*searched_part(paper))
    return marks
