"""Mending what a check found: tried on a copy first, and done only if the copy is sound then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.backups import Reason
from readinglist.domain.errors import LibraryError, ReadingListError
from readinglist.library import backups, checking
from readinglist.library.checking import CheckReport, Tell
from readinglist.library.text import counted, tell_nobody
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


def mend(
    library: Library, report: CheckReport, tell: Tell = tell_nobody, settle: Callable[[], object] = lambda: None
) -> Mended:
    """Put back damaged words from backups, delete what points to nothing, and build the search index anew.

    A backup is made first. Nothing of it can be undone, but by restoring that. `tell` hears what is done and how far
    that is (of 0: nobody knows). It may raise to leave the library as it was, until `settle` is called, which may, too.

    Raises:
        LibraryError, ExportFailed: the library could not be backed up, or its copy was not sound after all this; the
            library is as it was.
    """
    plan = _plan(library, _still_there(library.store, report.papers), tell)
    sentences = []
    if plan.lost or plan.unharmed or report.misfits or report.orphans:
        backup = backups.make(library.path, Reason.MENDING, tell)
        sentences.append(f"Before anything was changed, backup {backup.about.number} was made.")
        _try(library, report, plan, tell)
    settle()
    if sentences:
        tell("Mending the library itself", 0, 0)
        _mend(library.store, report, plan)
        sentences += _done(report, plan)
    if (report.astray or sentences) and not plan.left:  # which the index might have to read
        library.index.empty()
        library.catch_up(lambda progress: tell("Building the search index", progress.done, progress.total))
    if report.astray:
        sentences.append("The search index was built anew.")
    if plan.left:
        sentences.append(f"The words of {counted(len(plan.left), 'paper')} are in no backup and were left as they are.")
    return Mended(tuple(sentences), plan.left)


def take_as_they_are(library: Library, papers: Sequence[int]) -> None:
    """Count the words that papers have now as those that were meant: no check speaks of them again."""
    library.store.upkeep.take_words_as_they_are(_still_there(library.store, papers))
    library.catch_up()


def _plan(library: Library, papers: Sequence[int], tell: Tell) -> _Plan:
    """Look for the words of damaged papers in the backups, the newest first."""
    missing, unharmed, lost = set(papers), list[int](), dict[Path, tuple[int, ...]]()
    kept = backups.kept(library.path)
    for number, backup in enumerate(kept):
        if not missing:
            break
        tell("Looking for lost words in the backups", number, len(kept))
        try:
            found = library.store.upkeep.find_lost_words(backup.path, sorted(missing))
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


def _try(library: Library, report: CheckReport, plan: _Plan, tell: Tell) -> None:
    """Mend a copy of the library; raises LibraryError where it is not sound then, but for what must be left."""
    with backing_up.trial_folder(library.path) as folder:
        copy = backups.copy(library.path, folder / "library.db", partial(tell, "Copying the library", 0, 0))
        with closing(Store(copy, create=False)) as store:
            tell("Mending the copy", 0, 0)
            _mend(store, report, plan)
            papers, misfits = checking.damaged(store, partial(_tell_of_copy, tell))
            if store.upkeep.damage() or store.upkeep.orphans() or misfits or set(papers) - set(plan.left):
                raise LibraryError(
                    "A copy of the library could not be mended, so the library was left as it is. Restore a backup."
                )


def _tell_of_copy(tell: Tell, _what: str, done: int, total: int) -> None:
    tell("Checking the copy", done, total)


def _mend(store: Store, report: CheckReport, plan: _Plan) -> None:
    for backup, papers in plan.lost.items():
        store.upkeep.put_back_words(backup, papers)
    if plan.unharmed:
        store.upkeep.take_words_as_they_are(plan.unharmed)
    if report.misfits:
        store.upkeep.make_sense()
    if report.orphans:
        store.upkeep.delete_orphans()


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
