"""Mending what a check found: tried on a copy first, and done only if the copy is sound then."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.backups import Reason
from readinglist.domain.errors import LibraryError, ReadingListError
from readinglist.library import backups, checking
from readinglist.library.checking import CheckReport
from readinglist.library.text import counted
from readinglist.storage import backing_up
from readinglist.storage.store import Store

if TYPE_CHECKING:
    from readinglist.library.library import Library


@dataclass(frozen=True, slots=True)
class Mended:
    """What was done, in sentences, and the papers whose words stand in no backup: they are `left` as they are."""

    sentences: tuple[str, ...]
    left: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Plan:
    """Papers to be put back, by the backup that has their words, and those with nothing wrong but the checksum."""

    lost: dict[Path, tuple[int, ...]]
    unharmed: tuple[int, ...]
    left: tuple[int, ...]


def mend(library: Library, report: CheckReport) -> Mended:
    """Put back damaged words from backups, delete what points to nothing, and build the search index anew.

    A backup is made first. Nothing of it can be undone, but by restoring that.

    Raises:
        LibraryError, ExportFailed: the library could not be backed up, or its copy was not sound after all this; the
            library is as it was.
    """
    plan = _plan(library, _still_there(library.store, report.papers))
    sentences = []
    if plan.lost or plan.unharmed or report.misfits or report.orphans:
        backup = backups.make(library.path, Reason.MENDING)
        _try(library, report, plan)
        _mend(library.store, report, plan)
        sentences = [f"Before anything was changed, backup {backup.about.number} was made.", *_done(report, plan)]
    if (report.astray or sentences) and not plan.left:  # which the index might have to read
        library.index.empty()
        library.catch_up()
    if report.astray:
        sentences.append("The search index was built anew.")
    if plan.left:
        sentences.append(f"The words of {counted(len(plan.left), 'paper')} are in no backup and were left as they are.")
    return Mended(tuple(sentences), plan.left)


def take_as_they_are(library: Library, papers: Sequence[int]) -> None:
    """Count the words that papers have now as those that were meant: no check speaks of them again."""
    library.store.take_words_as_they_are(_still_there(library.store, papers))
    library.catch_up()


def _plan(library: Library, papers: Sequence[int]) -> _Plan:
    """Look for the words of damaged papers in the backups, the newest first."""
    missing, unharmed, lost = set(papers), list[int](), dict[Path, tuple[int, ...]]()
    for backup in backups.kept(library.path) if missing else ():
        try:
            found = library.store.find_lost_words(backup.path, sorted(missing))
        except ReadingListError:
            continue  # one that cannot be read, or is of a version that had other fields
        if found.lost:
            lost[backup.path] = found.lost
        unharmed += found.unharmed
        missing.difference_update(found.lost, found.unharmed)
    return _Plan(lost, tuple(unharmed), tuple(sorted(missing)))


def _still_there(store: Store, papers: Sequence[int]) -> list[int]:
    """Return the papers that nobody has deleted for good since they were looked at."""
    return [number for number, revision in zip(papers, store.revisions(papers), strict=True) if revision]


def _try(library: Library, report: CheckReport, plan: _Plan) -> None:
    """Mend a copy of the library; raises LibraryError where it is not sound then, but for what must be left."""
    with backing_up.trial_folder(library.path) as folder:
        copy = backups.copy(library.path, folder / "library.db")
        with closing(Store(copy, create=False)) as store:
            _mend(store, report, plan)
            papers, misfits = checking.damaged(store)
            if store.damage() or store.orphans() or misfits or set(papers) - set(plan.left):
                raise LibraryError(
                    "A copy of the library could not be mended, so the library was left as it is. Restore a backup."
                )


def _mend(store: Store, report: CheckReport, plan: _Plan) -> None:
    for backup, papers in plan.lost.items():
        store.put_back_words(backup, papers)
    if plan.unharmed:
        store.take_words_as_they_are(plan.unharmed)
    if report.misfits:
        store.make_sense()
    if report.orphans:
        store.delete_orphans()


def _done(report: CheckReport, plan: _Plan) -> list[str]:
    sentences = []
    if count := sum(map(len, plan.lost.values())):
        sentences.append(f"The words of {counted(count, 'paper')} were put back from backups.")
    if plan.unharmed:
        sentences.append(f"The words of {counted(len(plan.unharmed), 'paper')} were right; their checksums were not.")
    if report.misfits:
        rows = counted(sum(report.misfits.values()), "row")
        sentences.append(f"{rows} can be read again; where characters were lost stands a “\N{REPLACEMENT CHARACTER}”.")
    if report.orphans:
        count = sum(report.orphans.values())
        sentences.append(f"{counted(count, 'row')} that pointed to nothing {'was' if count == 1 else 'were'} deleted.")
    return sentences
