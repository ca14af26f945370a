"""What people do with a library, step by step and always in the same way, so that one knows what must come of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random

from readinglist.domain.backups import Reason
from readinglist.domain.exports import ExportChoice
from readinglist.domain.links import Link
from readinglist.domain.records import Record
from readinglist.library import Library, backups, editing, exporting, importing, lists, marking, restoring
from readinglist.library.review import Candidate, Review, Source, SourceReview

FIXTURES = Path(__file__).parents[1] / "fixtures" / "libraries"
_WORDS = "slow deep graph vision language model agent retrieval memory sparse causal robust token field".split()

Step = Callable[[], object]
Steps = Callable[[Path], Iterator[Step]]
"""Opens the library at a path and yields what is done with it, to be called: what comes back is acknowledged."""


@dataclass(frozen=True, slots=True)
class Workflow:
    """`prepare` makes the file at a path, and `steps` work on it."""

    name: str
    prepare: Callable[[Path], None]
    steps: Steps


def opened(path: Path) -> Library:
    """Open a library whose clock stands still, so that each run leaves the same."""
    return Library.open(path, clock=_stopped)


def _stopped() -> datetime:
    return datetime(2026, 1, 1, tzinfo=UTC)


def bring(library: Library, first: int, count: int) -> None:
    """Import a page of papers with numbers from `first` on."""
    draw = Random(first)
    records = tuple(_record(draw, number) for number in range(first, first + count))
    source = Source(f"/pages/{first}.txt", f"{first}.txt", f"{first:064}", "trending page", "", records)
    candidates = tuple(Candidate(record, False, place, place) for place, record in enumerate(records, 1))
    importing.commit(library, Review((SourceReview(source, candidates),)))


def _record(draw: Random, number: int) -> Record:
    title = f"Paper {number} on {' '.join(draw.sample(_WORDS, 4))}"
    abstract = " ".join(draw.choices(_WORDS, k=120))
    links = (Link.to(f"https://github.com/example/paper-{number}"),)
    return Record(number, title, title, abstract, abstract, authors=("Ada Ek", "Bo Li"), year=2024, links=links)


def filled(papers: int) -> Callable[[Path], None]:
    """Return what makes a library with so many papers."""

    def prepare(path: Path) -> None:
        with opened(path) as library:
            bring(library, 1, papers)

    return prepare


def _import(path: Path) -> Iterator[Step]:
    with opened(path) as library:
        for page in range(6):
            yield partial(bring, library, 1_000 + 10 * page, 15)  # some of them on the page before, too


def _edit(path: Path) -> Iterator[Step]:
    with opened(path) as library:
        for number in range(1, 13):
            yield partial(editing.note, library, number, f"Note {number}: *read* again. " * 20)
            yield partial(editing.edit, library, number, title=f"Another title {number}", year=2000 + number)
            yield partial(library.tag, [number, number + 20], add=[f"tag/{number % 4}"], remove=["tag/1"])


def _bulk(path: Path) -> Iterator[Step]:
    with opened(path) as library:
        ids = sorted(library.search().ids)
        for state in ("read", "queued", "dismissed", "unread"):
            yield partial(marking.mark, library, ids, state)
            yield partial(library.tag, ids, add=[state])
        yield partial(lists.add_smart_list, library, "To do", "is:unread")
        yield partial(editing.trash, library, ids[::2])
        yield partial(library.purge, ids[::4])


def _undo(path: Path) -> Iterator[Step]:
    with opened(path) as library:
        for number in range(1, 7):
            yield partial(library.mark, range(number, 60), "read" if number % 2 else "queued")
            yield partial(library.tag, range(number, 40), add=[f"undo {number}"])
        for _ in range(9):
            yield library.undo
        for _ in range(5):
            yield library.redo
        yield partial(library.undo_to, 0)


def _backup(path: Path) -> Iterator[Step]:
    with opened(path) as library:
        for number in range(1, 7):
            yield partial(library.tag, range(number, 40), add=[f"backup {number}"])
            yield partial(backups.make, path, Reason.EXIT, clock=_stopped)


def _backed_up(path: Path) -> None:
    filled(40)(path)
    backups.make(path, Reason.EXIT, clock=_stopped)
    with opened(path) as library:
        library.mark(range(1, 30), "read")
        library.tag(range(1, 30), add=["after the backup"])


def _restore(path: Path) -> Iterator[Step]:
    for number in ("1", "2") * 2:  # there and back: what was there is the second
        yield partial(_restore_backup, path, number)


def _restore_backup(path: Path, number: str) -> None:
    restoring.restore(path, backups.found(path, number), clock=_stopped)


def _migrate(path: Path) -> Iterator[Step]:
    with opened(path) as library:
        yield partial(library.mark, [2], "read")


def _of_version(version: int) -> Callable[[Path], None]:
    def prepare(path: Path) -> None:
        shutil.copy(FIXTURES / f"version-{version}.db", path)

    return prepare


def _export(path: Path) -> Iterator[Step]:
    with opened(path) as library:
        ids = sorted(library.search().ids)
        for number, format in enumerate(("bibtex", "bibtex", "markdown", "ris"), 1):
            target = path.with_name(f"exported.{format}")
            yield partial(library.tag, ids[::number], add=[f"export {number}"])
            yield partial(exporting.export_file, library, ids, ExportChoice(format), target)


def _index(path: Path) -> Iterator[Step]:
    shutil.rmtree(path.with_name(f"{path.name}.index"), ignore_errors=True)
    with opened(path) as library:
        yield library.catch_up


WORKFLOWS = (
    Workflow("import", filled(30), _import),
    Workflow("edit", filled(40), _edit),
    Workflow("bulk change", filled(60), _bulk),
    Workflow("undo", filled(80), _undo),
    Workflow("backup", filled(40), _backup),
    Workflow("restore", _backed_up, _restore),
    Workflow("export", filled(40), _export),
    Workflow("index catch-up", filled(150), _index),
    *(Workflow(f"migration from {version}", _of_version(version), _migrate) for version in (1, 3, 4)),
)
