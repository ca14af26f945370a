"""What a format finds in a file: records, and what was not understood."""

from __future__ import annotations

from dataclasses import dataclass, field

from readinglist.domain.links import Link


@dataclass(frozen=True, slots=True)
class Record:
    """One paper as it stood in a file. `line` counts from 1. Text is cleaned beside its raw form."""

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


@dataclass(frozen=True, slots=True)
class Skipped:
    """A place in a file that should have been a record: its line (from 1), why it was not read, and how it begins."""

    line: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a format read from one file. `date_text` is the date as the page says it (`"Mar 17"`)."""

    format: str
    records: tuple[Record, ...]
    skipped: tuple[Skipped, ...] = ()
    date_text: str = ""
    notes: tuple[str, ...] = field(default=())

    @property
    def found(self) -> int:
        """How many records the file holds, read or not."""
        return len(self.records) + len(self.skipped)
