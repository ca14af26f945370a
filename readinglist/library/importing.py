"""Import: sources matched with the library, shown for review, and taken in as one change."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from readinglist.domain import tags
from readinglist.domain.records import Record
from readinglist.library.matching import Match, match
from readinglist.library.review import Candidate, Choices, FileReport, ImportReport, Review, Source, SourceReview
from readinglist.library.text import counted
from readinglist.storage import intake
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library


def review(library: Library, sources: Sequence[Source]) -> Review:
    """Tell which records are of papers that the library has, or that stand earlier among the sources."""
    records = [record for source in sources for record in source.records]
    known = list(library.known(records))
    matches = match(known, records, first_id=max((paper.id for paper in known), default=0) + 1)
    candidates = iter(
        Candidate(record, known=not found.new, paper=found.paper_id)
        for record, found in zip(records, matches, strict=True)
    )
    return Review(tuple(SourceReview(source, tuple(islice(candidates, len(source.records)))) for source in sources))


def commit(library: Library, reviewed: Review, choices: Choices | None = None) -> ImportReport:
    """Take the reviewed records in, as one change; they are matched anew, for the library may have changed since.

    New papers get the chosen state and tags. Known papers get the links and fields that they lack and keep all they
    have. Every source becomes a listing, unless the same bytes are one already.
    """
    wanted = choices or Choices()
    names = [tags.clean_name(name) for name in wanted.tags]
    reports: list[FileReport] = []

    def verb(transaction: Transaction) -> str:
        records = [candidate.record for one in reviewed.sources for candidate in one.candidates]
        known = intake.known(transaction.connection, records)
        matches = match(known, records, intake.next_id(transaction.connection))
        created = [found.paper_id for found in matches if found.new]
        merged = _merged(records, matches)
        intake.add_papers(transaction, {number: merged[number] for number in created}, wanted.state)
        for name in names if created else ():
            intake.tag_new_papers(transaction, created, transaction.tag_id(name))
        fresh = set(created)
        intake.fill_papers(transaction, {n: record for n, record in merged.items() if n not in fresh})
        reports.extend(_take_listings(transaction, reviewed, matches))
        return f"Import {counted(len(created), 'paper')}"

    change = library.do(verb)
    return ImportReport(tuple(reports), change)


def _merged(records: Sequence[Record], matches: Sequence[Match]) -> dict[int, Record]:
    """Return one record for each paper, with all that its records know."""
    merged: dict[int, Record] = {}
    for record, found in zip(records, matches, strict=True):
        before = merged.get(found.paper_id)
        merged[found.paper_id] = before.filled_from(record) if before else record
    return merged


def _take_listings(transaction: Transaction, reviewed: Review, matches: Sequence[Match]) -> list[FileReport]:
    reports = []
    rest = iter(matches)
    for one in reviewed.sources:
        found = [next(rest) for _ in one.candidates]
        new = sum(one_match.new for one_match in found)
        source = one.source
        reports.append(
            FileReport(
                source.path,
                source.format,
                one.found,
                new,
                one.found - new - len(source.skipped),
                source.skipped,
                source.error,
            )
        )
        if not source.error and found:
            _take_listing(transaction, source, reports[-1], found)
    return reports


def _take_listing(transaction: Transaction, source: Source, report: FileReport, found: Sequence[Match]) -> None:
    if intake.find_listing(transaction.connection, source.sha256) is not None:
        return
    listing = intake.add_listing(
        transaction, name=source.name, format=source.format, sha256=source.sha256, date_text=source.date_text,
        found=report.found, new=report.new, known=report.known, skipped=report.skipped,
    )  # fmt: skip
    positions: dict[int, int] = {}
    for position, one in enumerate(found, start=1):
        positions.setdefault(one.paper_id, position)
    intake.add_appearances(transaction, listing, positions)
