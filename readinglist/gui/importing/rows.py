"""The reviewed records as rows: made once on the reader's thread, so that fifty thousand are shown at once."""

from __future__ import annotations

from dataclasses import dataclass

from readinglist.domain.records import Record
from readinglist.gui.foreign_text import on_one_line
from readinglist.library.review import Candidate, Review, SourceReview


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate, named by its place in the review: the number of its source, and its number there."""

    place: tuple[int, int]
    title: str
    second_line: str
    known: bool
    folded: str  # what the filter looks into


def rows_of(review: Review) -> tuple[Row, ...]:
    """Return a row for each candidate, source by source."""
    return tuple(
        _row((number, position), candidate, source)
        for number, source in enumerate(review.sources)
        for position, candidate in enumerate(source.candidates)
    )


def _row(place: tuple[int, int], candidate: Candidate, source: SourceReview) -> Row:
    record = candidate.record
    title = on_one_line(record.title)
    second_line = _second_line(record) or source.source.name
    return Row(place, title, second_line, candidate.known, f"{title} {second_line}".casefold())


def _second_line(record: Record) -> str:
    """Return the authors, else how the abstract begins."""
    who = ", ".join(record.authors[:6])
    year = "" if record.year is None else str(record.year)
    known = " · ".join(part for part in (who, record.venue, year) if part)
    return on_one_line(known if who else record.abstract, 240)
