"""Boxes that were ticked in another program: what a task list in Markdown says otherwise than the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.errors import UnreadableSource
from readinglist.domain.identity import same_identifiers, title_key
from readinglist.domain.paper import Paper, State
from readinglist.domain.records import Record
from readinglist.library import importing, reading
from readinglist.library.arriving import BATCH
from readinglist.library.review import Candidate, Source
from readinglist.library.source_files import shown_name
from readinglist.storage.fields import chunks

if TYPE_CHECKING:
    from readinglist.library.library import Library

_SAID_OF_BOXES = ("nothing was imported", "no boxes were read")
"""What reading says of a file that cannot be imported, and what is so here."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A paper (id) whose box asks for another state than it has here.

    `by_hand` tells that the box is not as it was written: somebody ticked or cleared it since.
    """

    paper: int
    title: str
    now: State
    then: State
    by_hand: bool

    @property
    def is_proposed(self) -> bool:
        """Whether it is taken unless the user says otherwise; a box may be cleared by a slip, or to read again."""
        return self.by_hand and self.then is State.READ


@dataclass(frozen=True, slots=True)
class Ticks:
    """What the boxes of the file at `path` say; `sha256` is of the file as it was read, `name` what it is called.

    `boxes` counts the papers in it; `missing` are the titles of those that are ticked but not in the library, or in
    its trash.
    """

    path: Path
    name: str
    sha256: str
    boxes: int
    ticks: tuple[Tick, ...]
    missing: tuple[str, ...]


def ticked(library: Library, path: str | Path, *, cancelled: Callable[[], bool] | None = None) -> Ticks:
    """Read the boxes of a task list, and tell what they say otherwise than the library; nothing is changed.

    A paper is found by its citation key, where title and identifiers do not speak against it, else as in an import.
    It blocks; a box that is ticked goes before one of the same paper that is not.

    Raises:
        UnreadableSource: it cannot be read, or is no list in Markdown.
        ReadingCancelled, ImportCancelled: `cancelled` said so.
    """
    source = _source(path, cancelled)
    (reviewed,) = importing.review(library, [source], cancelled=cancelled).sources
    ticks: dict[int, Tick] = {}
    missing: list[str] = []
    for record, paper in _with_papers(library, reviewed.candidates):
        if paper is not None:
            tick = _tick(record, paper)
            if tick and (tick.then is State.READ or paper.id not in ticks):
                ticks[paper.id] = tick
        elif record.state is State.READ:
            missing.append(record.title)
    return Ticks(Path(path), source.name, source.sha256, len(source.records), tuple(ticks.values()), tuple(missing))


def _source(path: str | Path, cancelled: Callable[[], bool] | None) -> Source:
    from readinglist.formats import markdown_list, task_list  # for their names alone, and they take a while to load

    name = shown_name(str(path))
    if Path(path).is_dir():
        raise UnreadableSource(f"“{name}” is a folder, so no boxes were read from it; choose a list in Markdown.")
    (source,) = reading.read_sources([path], cancelled=cancelled)
    if source.error:
        raise UnreadableSource(source.error.replace(*_SAID_OF_BOXES))
    if source.format not in (task_list.NAME, markdown_list.NAME):
        raise UnreadableSource(f"“{name}” is no list in Markdown ({source.format}), so no boxes were read from it.")
    return source


def _with_papers(library: Library, candidates: Sequence[Candidate]) -> Iterator[tuple[Record, Paper | None]]:
    """Yield each record with its paper, None where the library has none, or only in its trash."""
    for some in chunks(candidates, BATCH):
        keyed = library.store.holders_of_keys([one.record.cite_key for one in some])
        holders = [keyed.get(one.record.cite_key.lower()) for one in some]
        wanted = {one.paper for one in some}.union(number for number in holders if number is not None)
        papers = {paper.id: paper for paper in library.papers(sorted(wanted)) if paper.trashed is None}
        for one, number in zip(some, holders, strict=True):
            found, holder = papers.get(one.paper), papers.get(number or 0)
            yield one.record, holder if holder and _is_of(one.record, holder, found) else found


def _is_of(record: Record, holder: Paper, found: Paper | None) -> bool:
    """Tell whether a record is of the paper that holds its key, and not of another that was `found` without it.

    Keys can be given anew, and so may belong to another paper by now.
    """
    is_titled_so = title_key(record.title) == title_key(holder.title)
    return (is_titled_so or found is None) and same_identifiers((record.arxiv, record.doi), (holder.arxiv, holder.doi))


def _tick(record: Record, paper: Paper) -> Tick | None:
    """Return what the box of a record says otherwise than the library."""
    is_ticked = record.state is State.READ
    if is_ticked and paper.state is not State.READ:
        return Tick(paper.id, paper.title, paper.state, State.READ, by_hand=not record.was_read)
    if record.was_read and not is_ticked and paper.state is State.READ:
        return Tick(paper.id, paper.title, paper.state, State.UNREAD, by_hand=True)
    return None
