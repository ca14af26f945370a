"""What a paper says in a field, as text, and where two such texts differ."""

from __future__ import annotations

from collections.abc import Sequence

from readinglist.domain.paper import Paper
from readinglist.gui.duplicates.differences import differences, parts_lacking
from readinglist.gui.foreign_text import Span

LONGEST = 20_000
_LONG = 60  # characters, from which on
_MOST_MARKED = 0.6  # of them are too many to be marked
_MOST_AUTHORS, _FIRST_AUTHORS = 30, 8

Marks = tuple[Sequence[Span], Sequence[Span]]


def text_of(paper: Paper, name: str) -> str:
    """Return what a paper says in a field; empty where it says nothing."""
    match name:
        case "authors":
            text = ", ".join(paper.authors)
        case "state":
            text = paper.state.value.capitalize()
        case "starred":
            text = "Starred" if paper.starred else "No star"
        case "rating":
            text = "★" * paper.rating or "No rating"
        case _:
            text = str(getattr(paper, name) or "")
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def marks_in(name: str, one: str, other: str) -> Marks:
    """Return what differs within a field; where one says nothing, all of the other does, and is not marked."""
    if name in ("state", "starred", "rating") or not (one and other):
        return (), ()
    return differences(one, other)


def is_mostly_marked(texts: tuple[str, str], marks: Marks) -> bool:
    """Tell whether so much of two texts is marked that they, if long, would only be harder to read."""
    shares = [
        sum(last - first for first, last in spans) / len(text) for text, spans in zip(texts, marks, strict=True) if text
    ]
    return max(map(len, texts)) >= _LONG and min(shares) > _MOST_MARKED


def authors(mine: Sequence[str], its: Sequence[str]) -> tuple[tuple[str, str], Marks]:
    """Return two lists of authors with those marked that the other lacks; of many, these and the first."""
    left, right = _telling(mine, its), _telling(its, mine)
    texts = ", ".join(left) + _and_more(len(mine) - len(left)), ", ".join(right) + _and_more(len(its) - len(right))
    if not (mine and its):
        return texts, ((), ())
    return texts, (parts_lacking(left, its, ", ")[0], parts_lacking(right, mine, ", ")[0])


def _telling(names: Sequence[str], others: Sequence[str]) -> Sequence[str]:
    if len(names) <= _MOST_AUTHORS:
        return names
    known = frozenset(others)
    return [name for place, name in enumerate(names) if place < _FIRST_AUTHORS or name not in known][:_MOST_AUTHORS]


def _and_more(number: int) -> str:
    return f" and {number:,} more" if number else ""
