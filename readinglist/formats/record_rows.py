"""A record as a list of plain values and back, as it travels between two processes.

The list is short: null stands for a raw text that is the clean one, and the end is left out where it says what most
records say. What comes back may come from a process that a hostile file took over, so each value is looked at.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from readinglist.domain.links import Link, LinkKind
from readinglist.domain.paper import MAX_RATING, State
from readinglist.domain.records import Record

_values = attrgetter(
    "line", "title", "raw_title", "abstract", "raw_abstract", "links",
    "authors", "year", "venue", "arxiv", "doi", "cite_key", "tags", "notes", "state",
    "starred", "rating", "was_read",
)  # fmt: skip
_NULL = type(None)
_KINDS: tuple[Any, ...] = (
    int, str, (str, _NULL), str, (str, _NULL), list,
    list, (int, _NULL), str, (str, _NULL), (str, _NULL), str, list, str, (str, _NULL),
    bool, int, bool,
)  # fmt: skip
_USUAL: tuple[Any, ...] = (0, "", None, "", None, [], [], None, "", None, None, "", [], "", None, False, 0, False)
_LEAST = 2  # a line and a title
_LARGEST = 2**63  # a database holds less


def row_of(record: Record) -> list[Any]:
    """Return what `record_of` makes the same record of."""
    row = list(_values(record))
    _, title, raw_title, abstract, raw_abstract, links, authors, *_ = row
    row[2] = None if raw_title == title else raw_title
    row[4] = None if raw_abstract == abstract else raw_abstract
    row[5] = [[link.url, link.kind] for link in links]
    row[6], row[12] = list(authors), list(record.tags)
    length = len(row)
    while length > _LEAST and row[length - 1] == _USUAL[length - 1]:
        length -= 1
    return row[:length]


def record_of(row: list[Any]) -> Record:
    """Return the record that was sent as `row`.

    Raises:
        ValueError, TypeError: it is not what `row_of` returns, or holds what no library can.
    """
    values = (*row, *_USUAL[max(len(row), _LEAST) :])
    if len(values) != len(_KINDS) or not all(map(isinstance, values, _KINDS)):
        raise TypeError("these are not the fields of a record")
    (
        line, title, raw_title, abstract, raw_abstract, links,
        authors, year, venue, arxiv, doi, cite_key, tags, notes, state,
        starred, rating, was_read,
    ) = values  # fmt: skip
    if not (0 <= line < _LARGEST and -_LARGEST <= (year or 0) < _LARGEST and 0 <= rating <= MAX_RATING):
        raise ValueError("a number is too large for a reading")
    _check_text(title, raw_title, abstract, raw_abstract, *authors, venue, arxiv, doi, cite_key, *tags, notes)
    return Record(
        line, title if raw_title is None else raw_title, title, abstract if raw_abstract is None else raw_abstract,
        abstract, tuple(authors), year, venue, arxiv, doi, tuple([_link(*link) for link in links]), cite_key,
        tuple(tags), notes, None if state is None else State(state), starred, rating, was_read,
    )  # fmt: skip


def _link(url: str, kind: str) -> Link:
    _check_text(url)
    return Link(url, LinkKind(kind))


def _check_text(*texts: str | None) -> None:
    """Raise TypeError or ValueError where something is no text, or holds half of a character (a lone surrogate)."""
    "".join(filter(None, texts)).encode()
