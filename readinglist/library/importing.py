"""Import: sources matched with the library, shown for review, and taken in as one change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from readinglist.domain import tags
from readinglist.library import aliases, merging, updating
from readinglist.library.matching import Match, match
from readinglist.library.review import Candidate, Choices, FileReport, ImportReport, Review, Source, SourceReview
from readinglist.library.text import counted
from readinglist.storage import intake
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library

_FIRST_NEW = 1 << 62
"""Within a review, new papers are numbered from here on: no paper of a library has such a number."""


def review(library: Library, sources: Sequence[Source]) -> Review:
    """Tell which records are of papers that the library has, or that stand earlier among the sources."""
    records = [record for source in sources for record in source.records]
    known = library.store.known(records)
    matches = iter(match(known, records, first_id=_FIRST_NEW))
    return Review(
        tuple(
            SourceReview(source, tuple(_candidates(source, islice(matches, len(source.records))))) for source in sources
        )
    )


def commit(library: Library, reviewed: Review, choices: Choices | None = None) -> ImportReport:
    """Take the reviewed records in, as one change; they are matched anew, for the library may have changed since.

    New papers get the chosen tags, and the chosen state where their record gives none; a paper that was in the trash
    comes back as a new one, with what it had. Known papers get the links and fields that they lack and keep all they
    have, but for the `updates` that were chosen; keywords become tags of all. Every source becomes a listing, unless
    the same bytes are one already and bring nothing new.
    """
    wanted = choices or Choices()
    names = [tags.clean_name(name) for name in wanted.tags]
    reports: list[FileReport] = []

    def verb(transaction: Transaction) -> str:
        candidates = [candidate for one in reviewed.sources for candidate in one.candidates]
        records = [candidate.record for candidate in candidates]
        decided = {place: one.paper for place, one in enumerate(candidates) if one.said_same}
        known = intake.known(transaction.connection, records, decided.values())
        matches = match(known, records, intake.next_id(transaction.connection), decided)
        new = [found.paper_id for found in matches if found.new]
        returning = [found.paper_id for found in matches if found.returning]
        created = set(new) - set(returning)
        merged = merging.merged(records, matches)
        intake.add_papers(transaction, {n: merged[n] for n in new if n in created}, wanted.state)
        transaction.set_papers(returning, "trashed", None)
        transaction.set_papers(returning, "state", wanted.state.value)
        merging.take_states(transaction, merged, created)
        for name in names if new else ():
            transaction.add(new, "tag", transaction.tag_id(name))
        if wanted.keywords:
            merging.add_keywords(transaction, merged)
        intake.fill_papers(transaction, {n: record for n, record in merged.items() if n not in created})
        updating.take(transaction, wanted.updates)
        for place in decided:
            aliases.remember(transaction, matches[place].paper_id, records[place])
        reports.extend(_take_listings(transaction, reviewed, matches))
        return _label(reviewed, len(new))

    change = library.do(verb)
    return ImportReport(tuple(reports), change)


def refused(sources: Sequence[Source]) -> ImportReport:
    """Return the report on sources of which nothing could be read."""
    return ImportReport(tuple(_report(SourceReview(source, ()), 0) for source in sources))


def _candidates(source: Source, matches: Iterable[Match]) -> Iterator[Candidate]:
    """Yield the records of a source with their papers, and the positions they have among all that stands there."""
    skipped = sorted(place.line for place in source.skipped)
    for number, (record, found) in enumerate(zip(source.records, matches, strict=True), start=1):
        position = number + bisect_left(skipped, record.line)
        yield Candidate(record, known=not found.new, paper=found.paper_id, position=position)


def _label(reviewed: Review, new: int) -> str:
    if new:
        return f"Import {counted(new, 'paper')}"
    names = [one.source.name for one in reviewed.sources if one.candidates]
    return f"Import {names[0]}" if len(names) == 1 else f"Import {counted(len(names), 'listing')}"


def _take_listings(transaction: Transaction, reviewed: Review, matches: Sequence[Match]) -> list[FileReport]:
    reports = []
    rest = iter(matches)
    for one in reviewed.sources:
        found = list(islice(rest, len(one.candidates)))
        report = _report(one, sum(one_match.new for one_match in found))
        if not one.source.error and found:
            _take_listing(transaction, one, report, found)
        reports.append(report)
    return reports


def _report(one: SourceReview, new: int) -> FileReport:
    source = one.source
    known = len(one.candidates) - new
    return FileReport(source.path, source.format, one.found, new, known, source.skipped, source.error, source.notes)


def _take_listing(transaction: Transaction, one: SourceReview, report: FileReport, found: Sequence[Match]) -> None:
    source = one.source
    if not report.new and intake.find_listing(transaction.connection, source.sha256) is not None:
        return
    listing = intake.add_listing(
        transaction,
        name=source.name,
        path=updating.origin(source.path),
        format=source.format,
        sha256=source.sha256,
        date_text=source.date_text,
        found=report.found,
        new=report.new,
        known=report.known,
        skipped=report.skipped,
        notes=source.notes,
    )
    positions: dict[int, int] = {}
    for candidate, match_of_it in zip(one.candidates, found, strict=True):
        positions.setdefault(match_of_it.paper_id, candidate.position)
    intake.add_appearances(transaction, listing, positions)
