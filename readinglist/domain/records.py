"""What a format finds in a file: records, and what was not understood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

from readinglist.domain.identity import is_stand_in
from readinglist.domain.links import Link, same_place
from readinglist.domain.paper import State
from readinglist.domain.tags import fold


@dataclass(frozen=True, slots=True)
class Record:
    """One paper as it stood in a file. `line` counts from 1. Text is cleaned beside its raw form.

    `tags` are the file's keywords, `notes` what its owner wrote; `state` is None where the file says nothing of it,
    `rating` 0. `was_read` tells that by the file's own words its paper was read when it was written, whatever became of
    the box before its title since.
    """

    line: int
    raw_title: str
    title: str
    raw_abstract: str = ""
    abstract: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str = ""
    arxiv: str | None = None
    doi: str | None = None
    links: tuple[Link, ...] = ()
    cite_key: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    state: State | None = None
    starred: bool = False
    rating: int = 0
    was_read: bool = False

    def filled_from(self, other: Record) -> Record:
        """Return this record with what it lacks taken from `other`, of the same paper; links and tags are united.

        A title that only stands in for one is lacking, too.
        """
        titled = other if is_stand_in(self.title) and not is_stand_in(other.title) else self
        places = {same_place(link.url) for link in self.links}
        names = {fold(tag) for tag in self.tags}
        return replace(
            self,
            raw_title=titled.raw_title,
            title=titled.title,
            raw_abstract=self.raw_abstract or other.raw_abstract,
            abstract=self.abstract or other.abstract,
            authors=self.authors or other.authors,
            year=other.year if self.year is None else self.year,
            venue=self.venue or other.venue,
            arxiv=self.arxiv or other.arxiv,
            doi=self.doi or other.doi,
            links=(*self.links, *(link for link in other.links if same_place(link.url) not in places)),
            cite_key=self.cite_key or other.cite_key,
            tags=(*self.tags, *(tag for tag in other.tags if fold(tag) not in names)),
            notes=self.notes or other.notes,
            state=self.state or other.state,
            starred=self.starred or other.starred,
            rating=self.rating or other.rating,
        )


@dataclass(frozen=True, slots=True)
class Skipped:
    """A place in a file that should have been a record: its line (from 1), why it was not read, and how it begins."""

    line: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Stream:
    """What a format finds in a file, one after the other: so the first papers can be stored while others are read.

    A place that was skipped comes before the records behind it. `items` can be gone through once.
    """

    format: str
    items: Iterable[Record | Skipped]
    date_text: str = ""
    notes: tuple[str, ...] = ()

    def reading(self) -> Reading:
        """Return all that there is to read."""
        records: list[Record] = []
        skipped: list[Skipped] = []
        for item in self.items:
            if isinstance(item, Record):
                records.append(item)
            else:
                skipped.append(item)
        return Reading(self.format, tuple(records), tuple(skipped), self.date_text, self.notes)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a format read from one file. `date_text` is the date as the page says it (`"Mar 17"`)."""

    format: str
    records: tuple[Record, ...]
    skipped: tuple[Skipped, ...] = ()
    date_text: str = ""
    notes: tuple[str, ...] = ()

    @property
    def found(self) -> int:
        """How many records the file holds, read or not."""
        return len(self.records) + len(self.skipped)

    def stream(self) -> Stream:
        """Return this, to be gone through."""
        return Stream(self.format, chain(self.skipped, self.records), self.date_text, self.notes)
