"""Sources taken into the library within one transaction, batch by batch, as they arrive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from readinglist.domain.change import Entity
from readinglist.domain.errors import UnreadableSource
from readinglist.library import aliases, merging, updating
from readinglist.library.arriving import Batch, Incoming
from readinglist.library.matching import Match, match
from readinglist.library.review import Choices, FileReport, Source
from readinglist.storage import intake, listings
from readinglist.storage.transaction import Transaction

MOST_NOTED = 100  # sources that could not be read
Step = Callable[[int], None]
"""Called before and after each batch with the number of records so far; what it raises ends the import."""


def take_in(transaction: Transaction, sources: Iterable[Incoming], choices: Choices, step: Step) -> list[FileReport]:
    """Take sources in and return what became of each; one that turns out to be unreadable leaves nothing behind."""
    reports: list[FileReport] = []
    for one in sources:
        before = sum(report.found for report in reports)
        try:
            with transaction.attempt():
                report = _take_source(transaction, one, choices, step, before)
        except UnreadableSource as error:
            report = report_on(replace(one.source, skipped=(), error=str(error)))
        reports.append(report)
    updating.take(transaction, choices.updates)
    _note_unread(transaction, [report.error for report in reports if report.error])
    return reports


def report_on(source: Source, new: int = 0, known: int = 0, dismissed: int = 0) -> FileReport:
    """Return the report on a source that brought so many records of new and known papers, some `dismissed` before."""
    found = new + known + len(source.skipped)
    return FileReport(
        source.path, source.format, found, new, known, source.skipped, source.error, source.notes, dismissed
    )


def _note_unread(transaction: Transaction, errors: Sequence[str]) -> None:
    """Tell at the last listing which other sources could not be read: without papers they become none."""
    more = [f"{len(errors) - MOST_NOTED:,} more could not be read."] if len(errors) > MOST_NOTED else []
    listing = transaction.last_created(Entity.LISTING) if errors else None
    if listing is not None:
        listings.add_notes(transaction, listing, [*errors[:MOST_NOTED], *more])


def _take_source(transaction: Transaction, one: Incoming, choices: Choices, step: Step, before: int) -> FileReport:
    positions: dict[int, int] = {}
    found = new = dismissed = 0
    step(before)
    for batch in one.batches():
        matches = _take_batch(transaction, batch, choices)
        for matched, position in zip(matches, batch.positions, strict=True):
            positions.setdefault(matched.paper_id, position)
        found += len(matches)
        new += sum(matched.new for matched in matches)
        dismissed += sum(matched.dismissed for matched in matches)
        step(before + found)
    report = report_on(one.source, new, found - new, dismissed)
    if new or (positions and listings.find(transaction.connection, one.source.sha256) is None):
        _take_listing(transaction, one.source, report, positions)
    return report


def _take_batch(transaction: Transaction, batch: Batch, choices: Choices) -> list[Match]:
    """Add the new papers of a batch, and give known ones what they lack; also those that a batch before has added."""
    known = intake.known(transaction.connection, batch.records, batch.decided.values())
    matches = match(known, batch.records, intake.next_id(transaction.connection), batch.decided)
    new = [found.paper_id for found in matches if found.new]
    returning = [found.paper_id for found in matches if found.returning]
    created = set(new) - set(returning)
    merged = merging.merged(batch.records, matches)
    intake.add_papers(transaction, {n: merged[n] for n in new if n in created}, choices.state)
    transaction.set_papers(returning, "trashed", None)
    transaction.set_papers(returning, "state", choices.state.value)
    merging.take_states(transaction, merged, created)
    for name in choices.tags if new else ():
        transaction.add(new, "tag", transaction.tag_id(name))
    if choices.keywords:
        merging.add_keywords(transaction, merged)
    intake.fill_papers(transaction, {n: record for n, record in merged.items() if n not in created})
    for place in batch.decided:
        aliases.remember(transaction, matches[place].paper_id, batch.records[place])
    return matches


def _take_listing(transaction: Transaction, source: Source, report: FileReport, positions: dict[int, int]) -> None:
    listing = listings.add(
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
    listings.add_appearances(transaction, listing, positions)
