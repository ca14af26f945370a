"""The reviewed records as rows: made once on the reader's thread, so that fifty thousand are shown at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from readinglist.domain.records import Record
from readinglist.gui.foreign_text import on_one_line
from readinglist.library.review import Candidate, Review, SourceReview


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate, named by its place in the review: the number of its source, and its number there.

    `known` says why it is not new, and is empty where it is.
    """

    place: tuple[int, int]
    title: str
    second_line: str
    known: str
    folded: str  # what the filter looks into


def rows_of(review: Review) -> tuple[Row, ...]:
    """Return a row for each candidate, source by source."""
    new = review.new_papers
    return tuple(
        _row((number, position), candidate, source, _known(candidate, new))
        for number, source in enumerate(review.sources)
        for position, candidate in enumerate(source.candidates)
    )


def _known(candidate: Candidate, new: Collection[int]) -> str:
    if not candidate.known:
        return ""
    if candidate.is_dismissed:
        return "dismissed before"
    return "listed twice" if candidate.paper in new else "in your library"


def _row(place: tuple[int, int], candidate: Candidate, source: SourceReview, known: str) -> Row:
    record = candidate.record
    title = on_one_line(record.title)
    second_line = _second_line(record) or source.source.name
    return Row(place, title, second_line, known, f"{title} {second_line}".casefold())


def _second_line(record: Record) -> str:
    """Return the authors, else how the abstract begins."""
    who = ", ".join(record.authors[:6])
    year = "" if record.year is None else str(record.year)
    known = " · ".join(part for part in (who, record.venue, year) if part)
    return on_one_line(known if who else record.abstract, 240)
