"""Import: sources matched with the library, shown for review, and taken in as one change."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from readinglist.domain import tags
from readinglist.domain.errors import ReadingListError
from readinglist.library import running_rules, taking_in
from readinglist.library.arriving import BATCH, Incoming, Reviewed, positions
from readinglist.library.matching import Match, match
from readinglist.library.review import Candidate, Choices, FileReport, ImportReport, Review, Source, SourceReview
from readinglist.library.taking_in import Step
from readinglist.library.text import counted
from readinglist.storage.intake import Known
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library

_FIRST_NEW = 1 << 62
"""Within a review, new papers are numbered from here on: no paper of a library has such a number."""


class ImportCancelled(ReadingListError):
    """The user stopped an import while its papers were looked up or added; none was added."""


def review(
    library: Library,
    sources: Sequence[Source],
    *,
    progress: Callable[[int], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Review:
    """Tell which records are of papers that the library has, or that stand earlier among the sources.

    `progress` hears every thousand records how many were looked up.

    Raises:
        ImportCancelled: `cancelled`, which is asked as often, said so.
    """
    step = _step(progress, cancelled)
    records = [record for source in sources for record in source.records]
    known: dict[int, Known] = {}
    for first in range(0, len(records), BATCH):
        step(first)
        for paper in library.store.known(records[first : first + BATCH]):
            names = known[paper.id].aliases if paper.id in known else ()
            known[paper.id] = replace(paper, aliases=(*names, *paper.aliases))
    step(len(records))
    matches = iter(match([known[number] for number in sorted(known)], records, first_id=_FIRST_NEW))
    return Review(
        tuple(
            SourceReview(source, tuple(_candidates(source, islice(matches, len(source.records))))) for source in sources
        )
    )


def commit(
    library: Library,
    reviewed: Review,
    choices: Choices | None = None,
    *,
    progress: Callable[[int], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportReport:
    """Take the reviewed records in, as one change; they are matched anew, for the library may have changed since.

    New papers get the chosen tags and those of the tag rules that find them, and the chosen state where their record
    gives none; a paper that was in the trash comes back as a new one, with what it had. Known papers get the links and
    fields that they lack and keep all they have, but for the `updates` that were chosen; keywords become tags of all.
    Every source becomes a listing, unless the same bytes are one already and bring nothing new.

    `progress` hears every thousand records how many are in.

    Raises:
        ImportCancelled: `cancelled`, which is asked as often, said so; the library is as it was.
    """
    return take_in(library, list(map(Reviewed, reviewed.sources)), choices, progress=progress, cancelled=cancelled)


def take_in(
    library: Library,
    sources: Sequence[Incoming],
    choices: Choices | None = None,
    *,
    progress: Callable[[int], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportReport:
    """Take in sources as they arrive, as `commit` does those that were reviewed."""
    step = _step(progress, cancelled)
    wanted = choices or Choices()
    wanted = replace(wanted, tags=tuple(map(tags.clean_name, wanted.tags)))
    reports: list[FileReport] = []
    ruled = 0

    def verb(transaction: Transaction) -> str:
        nonlocal ruled
        reports.extend(taking_in.take_in(transaction, sources, wanted, step))
        ruled = running_rules.tag_new(transaction, lambda: step(sum(report.new + report.known for report in reports)))
        return _label(sources, reports)

    with _without_collecting():
        change = library.do(verb)
    return ImportReport(tuple(reports), change, ruled)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Look for no garbage meanwhile: records hold no cycles, and looking through thousands is a tenth of the work."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _step(progress: Callable[[int], object] | None, cancelled: Callable[[], bool] | None) -> Step:
    def step(done: int) -> None:
        if cancelled is not None and cancelled():
            raise ImportCancelled("The import was cancelled; your library is as it was.")
        if progress is not None:
            progress(done)

    return step


def refused(sources: Iterable[Source]) -> ImportReport:
    """Return the report on sources of which nothing could be read."""
    return ImportReport(tuple(map(taking_in.report_on, sources)))


def _candidates(source: Source, matches: Iterable[Match]) -> Iterator[Candidate]:
    """Yield the records of a source with their papers."""
    places = positions(source.records, source.skipped)
    for record, found, position in zip(source.records, matches, places, strict=True):
        yield Candidate(record, not found.new, found.paper_id, position, is_dismissed=found.dismissed)


def _label(sources: Sequence[Incoming], reports: Sequence[FileReport]) -> str:
    new = sum(report.new for report in reports)
    if new:
        return f"Import {counted(new, 'paper')}"
    names = [one.source.name for one, report in zip(sources, reports, strict=True) if report.known]
    return f"Import “{names[0]}”" if len(names) == 1 else f"Import {counted(len(names), 'listing')}"
