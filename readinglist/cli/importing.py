"""The command `import`: files read into a library, and what became of them."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from readinglist.cli import as_json, exports
from readinglist.cli.progress import ProgressLine
from readinglist.cli.text import note, shown
from readinglist.library import Library, importing, near_duplicates, reading, updating
from readinglist.library.arriving import Arriving
from readinglist.library.enriched import Enriched, enriched
from readinglist.library.location import stood_at
from readinglist.library.review import Choices, ImportReport
from readinglist.library.text import counted, paced

MOST_LOOKED_AT = 1_000  # new papers, each compared with those that it may be: a second or two


def import_files(path: Path, chosen: Namespace) -> int:
    """Import files and report on each; status 1 where nothing could be imported from one of them."""
    near: int | None = 0
    with ProgressLine() as line, reading.arriving_sources(chosen.files, progress=_Telling(line).tell) as sources:
        if all(one.source.error for one in sources):  # then there is nothing to make a library for
            report = importing.refused(one.source for one in sources)
        else:
            with Library.open(path, create=not stood_at(path)) as library:
                report = _take_in(library, sources, chosen)
                near = _near(library, report)
                exports.follow(library)
    if chosen.json:
        print(as_json.text(as_json.report(report, near)))
    else:
        _print(report, near)
    for error in report.errors:
        note(error)
    return 1 if report.errors else 0


class _Telling:
    """Tells how far a file is read, and how quickly: what is read is stored beside it."""

    def __init__(self, line: ProgressLine) -> None:
        self._line = line
        self._file, self._since = -1, 0.0

    def tell(self, progress: reading.Progress) -> None:
        """Take what the reader tells."""
        if progress.done != self._file:
            self._file, self._since = progress.done, time.monotonic()
        place = f"{progress.done + 1:,} of {progress.total:,} files: " if progress.total > 1 else ""
        pace = paced(progress.records, time.monotonic() - self._since)
        self._line.tell(" · ".join(filter(None, (f"{place}{progress.name}, {progress.records:,} found", pace))))


def _take_in(library: Library, sources: Sequence[Arriving], chosen: Namespace) -> ImportReport:
    choices = Choices(keywords=not chosen.no_keywords)
    if not chosen.update:
        return importing.take_in(library, sources, choices)
    review = importing.review(library, [one.whole() for one in sources])
    taken = {update.paper: update.record for update in updating.updates(library, review)}
    return importing.commit(library, review, replace(choices, updates=taken))


def _near(library: Library, report: ImportReport) -> int | None:
    """Return how many of the new papers may be others of the library; None where so many are not looked at."""
    new = report.change.created if report.change else ()
    if len(new) > MOST_LOOKED_AT:
        return None
    return sum(bool(found) for found in near_duplicates.similar(library, library.store.titled(new)))


def _print(report: ImportReport, near: int | None) -> None:
    for file in report.files:
        if not file.error:
            print(f"{shown(file.path)}: {_counts(file.found, file.new, file.known, len(file.skipped))}")
        for sentence in file.notes:
            print(f"  {shown(sentence)}")
        for skipped in file.skipped:
            why = ": ".join(filter(None, (shown(skipped.reason).rstrip("."), shown(skipped.text))))
            print(f"  line {skipped.line} skipped: {why}")
    if sum(not file.error for file in report.files) > 1:
        print(f"Together: {_counts(report.found, report.new, report.known, report.skipped)}")
    if report.dismissed:
        stay = "was dismissed before, and stays so" if report.dismissed == 1 else "were dismissed before, and stay so"
        print(f"{report.dismissed:,} of them {stay}.")
    if report.ruled:
        print(f"{counted(report.ruled, 'new paper')} tagged by rules.")
    for sentence in _more(enriched(report.change), near):
        print(sentence)


def _more(given: Enriched, near: int | None) -> Iterator[str]:
    """Yield what known papers got, and whether there is something to look at."""
    if given.updated:
        yield f"{counted(given.updated, 'known paper')} updated."
    if given.filled:
        yield f"{counted(given.filled, 'known paper')} got what was missing."
    if near is None:
        yield "readinglist duplicates shows which papers may be in the library twice."
    elif near:
        papers = counted(near, "new paper")
        yield f"{papers} may be in the library under another title; readinglist duplicates shows them."


def _counts(found: int, new: int, known: int, skipped: int) -> str:
    return f"{found:,} found, {new:,} new, {known:,} already known, {skipped:,} skipped"
