"""Two papers, field by field: what each says, what differs in it, and what can be chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from readinglist.domain.paper import Paper
from readinglist.gui.duplicates.field_texts import LONGEST, authors, is_mostly_marked, marks_in, text_of
from readinglist.gui.foreign_text import Span, on_one_line
from readinglist.library import duplicates

if TYPE_CHECKING:
    from readinglist.library.library import Library

LABELS = {
    "title": "Title", "authors": "Authors", "year": "Year", "venue": "Venue", "arxiv": "arXiv", "doi": "DOI",
    "cite_key": "Citation key", "state": "State", "starred": "Star", "rating": "Rating", "same": "The same",
    "abstract": "Abstract", "tags": "Tags", "links": "Links", "listings": "Seen in", "notes": "Notes",
}  # fmt: skip
"""Short fields that are the same stand together in one, `same`."""
UNITED = ("tags", "links", "listings", "notes")
CHOSEN = tuple(name for name in LABELS if name not in UNITED)
LONGEST_SAME = 400
_NEVER_FOLDED = ("title", "authors", "abstract")
_PARTS: dict[str, tuple[Callable[[Paper], Sequence[str]], str]] = {
    "tags": (lambda paper: paper.tags, ", "),
    "links": (lambda paper: [link.url for link in paper.links], "\n"),
    "listings": (lambda paper: paper.listings, "\n"),
}


class Kind(Enum):
    """What becomes of a field."""

    CHOICE = "the one or the other"
    GIVEN = "only the paper that stays says it"
    SAME = "both say it"
    UNITED = "what either has is kept"


@dataclass(frozen=True, slots=True)
class Row:
    """A field as the paper that stays has it and as the other one does; where one is chosen, what differs is marked."""

    name: str
    kind: Kind
    texts: tuple[str, str]
    marks: tuple[Sequence[Span], Sequence[Span]] = ((), ())
    is_other: bool = False  # so much differs that nothing of it is marked


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two papers side by side. `taken` are the fields that are best taken from the one that goes."""

    keep: Paper
    other: Paper
    rows: tuple[Row, ...]
    taken: frozenset[str]


def comparison_of(library: Library, keep: int, other: int) -> Comparison | None:
    """Return two papers (ids) side by side; None where one of them is gone or in the trash."""
    papers = [paper for paper in library.papers([keep, other]) if paper.trashed is None]
    return compared(*papers) if len(papers) == 2 else None


def compared(keep: Paper, other: Paper) -> Comparison:
    """Return two papers side by side, with what differs marked."""
    rows = {row.name: row for row in (*_fields(keep, other), *_united(keep, other))}
    in_order = tuple(rows[name] for name in (*CHOSEN, *UNITED) if name in rows)
    return Comparison(keep, other, in_order, duplicates.proposed(keep, other))


def _fields(keep: Paper, other: Paper) -> Iterator[Row]:
    chosen = duplicates.differing(keep, other)
    same: list[str] = []
    for name in duplicates.FIELDS:
        texts = text_of(keep, name), text_of(other, name)
        if name == "authors" and name in chosen:
            yield Row(name, Kind.CHOICE, *authors(keep.authors, other.authors))
        elif name in chosen:
            marks = marks_in(name, *texts)
            is_other = is_mostly_marked(texts, marks)
            yield Row(name, Kind.CHOICE, texts, ((), ()) if is_other else marks, is_other)
        elif getattr(keep, name) != getattr(other, name):
            yield Row(name, Kind.GIVEN, (texts[0], ""))
        elif getattr(keep, name) and name in _NEVER_FOLDED:
            yield Row(name, Kind.SAME, (on_one_line(texts[0], LONGEST_SAME), ""))
        elif getattr(keep, name):
            same.append(texts[0])
    if same:
        yield Row("same", Kind.SAME, (on_one_line(" · ".join(same), LONGEST_SAME), ""))


def _united(keep: Paper, other: Paper) -> Iterator[Row]:
    for name, (of, gap) in _PARTS.items():
        left, right = of(keep), of(other)
        if left or right:
            is_same = set(left) == set(right)
            texts = gap.join(left)[:LONGEST], "" if is_same else gap.join(right)[:LONGEST]
            yield Row(name, Kind.SAME if is_same else Kind.UNITED, texts)
    if keep.notes or other.notes:
        is_same = keep.notes == other.notes
        texts = keep.notes[:LONGEST], "" if is_same else other.notes[:LONGEST]
        yield Row("notes", Kind.SAME if is_same else Kind.UNITED, texts)
