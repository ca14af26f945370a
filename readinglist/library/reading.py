"""Reading what is offered for import: files are opened with care, and read by a process of their own with limits."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.errors import NoPapers, UnreadableSource
from readinglist.formats.clean_text import plain
from readinglist.library import folders
from readinglist.library.arriving import Arriving
from readinglist.library.folders import Folder
from readinglist.library.reading_process import ReadingProcess
from readinglist.library.review import Source
from readinglist.library.source_files import MAX_NAME, MAX_SIZE, bytes_of, shown_name, too_large

if TYPE_CHECKING:
    from readinglist.formats.frames import Part


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reading has come: `done` of `total` files, and the `records` found so far in the file called `name`."""

    done: int
    total: int
    name: str
    records: int


def read_sources(
    paths: Iterable[str | Path],
    *,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Source]:
    """Return what each file holds, in the order given; what cannot be read has its sentence in `error`.

    Of a folder, all files are read, those of the folders below too. Files without papers are passed over there, and
    counted in a note at the last one that has some.

    It blocks: a window calls it from a background thread. `progress` is called there, before each file and after each
    200 records; `cancelled` is asked many times a second.

    Raises:
        ReadingCancelled: `cancelled` said so.
    """
    with arriving_sources(paths, progress=progress, cancelled=cancelled) as sources:
        return [source.whole() for source in sources]


@contextmanager
def arriving_sources(
    paths: Iterable[str | Path],
    *,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[list[Arriving]]:
    """Give a block what `read_sources` returns, but of the last file no more than its first records.

    The others come while the block takes them, so that a large file is read beside being stored and never held whole.
    Who stores keeps other writers waiting meanwhile, which is why all files before are read first.
    """
    asked = cancelled or (lambda: False)
    offered = [_offered(os.fspath(path), asked) for path in paths]
    total = sum(len(one.files) if isinstance(one, Folder) else 1 for one in offered)
    sources: list[Arriving] = []
    with ReadingProcess(asked) as process:
        reader = _Reader(process, progress or (lambda _: None), total)
        for number, one in enumerate(offered, start=1):
            if isinstance(one, Folder):
                sources += map(Arriving, reader.folder(one))
            else:
                file = reader.file(one)
                sources.append(file if number == len(offered) else Arriving(file.whole()))
        yield sources


def read_text(text: str, name: str, *, cancelled: Callable[[], bool] | None = None) -> Source:
    """Return what a pasted text holds; `name` is what it is called as a listing.

    Raises:
        ReadingCancelled: `cancelled`, which is asked many times a second, said so.
    """
    name = plain(name, MAX_NAME)
    data = text.encode("utf-8", errors="replace")
    try:
        if len(data) > MAX_SIZE:
            raise UnreadableSource(too_large(name))
        with ReadingProcess(cancelled or (lambda: False)) as process:
            return _read(process, "", name, data, lambda _: None).whole()
    except UnreadableSource as error:
        return Source("", name, error=str(error))


def _offered(path: str, cancelled: Callable[[], bool]) -> str | Folder:
    return folders.look_into(path, cancelled) if os.path.isdir(path) else path  # noqa: PTH112 (it may be no path at all)


class _Reader:
    """Reads one file after the other, and tells how far it has come."""

    def __init__(self, process: ReadingProcess, tell: Callable[[Progress], None], total: int) -> None:
        self._process = process
        self._tell = tell
        self._total = total
        self._done = 0

    def file(self, path: str) -> Arriving:
        """Return a file of which the first records are here, or why there are none."""
        try:
            return self._arriving(path)
        except UnreadableSource as error:
            return Arriving(Source(path, shown_name(path), error=str(error)))

    def folder(self, folder: Folder) -> list[Source]:
        """Return what the files of a folder hold, those without papers left out; or why there is nothing."""
        sources: list[Source] = []
        for path in folder.files:
            try:
                sources.append(self._arriving(path).whole())
            except NoPapers:
                continue
            except UnreadableSource as error:
                sources.append(Source(path, shown_name(path), error=str(error)))
        sources = [source for source in sources if source.error or source.records or source.skipped]
        name = shown_name(folder.path)
        notes = folders.remarks(folder, name, without=len(folder.files) - len(sources))
        last = max((number for number, source in enumerate(sources) if not source.error), default=None)
        if last is not None:
            sources[last] = replace(sources[last], notes=(*sources[last].notes, *notes))
        elif notes or not sources:
            sources.append(Source(folder.path, name, error=folders.without_papers(folder, name)))
        return sources

    def _arriving(self, path: str) -> Arriving:
        name = shown_name(path)
        so_far = Progress(self._done, self._total, name, 0)
        self._done += 1
        self._tell(so_far)
        return _read(self._process, path, name, bytes_of(path, name), partial(_tell_more, self._tell, so_far))


def _tell_more(tell: Callable[[Progress], None], so_far: Progress, records: int) -> None:
    tell(replace(so_far, records=records))


def _read(process: ReadingProcess, path: str, name: str, data: bytes, tell: Callable[[int], None]) -> Arriving:
    source = Source(path, name, hashlib.sha256(data).hexdigest())
    parts = process.read(data, name)
    return Arriving(source, _told(chain([next(parts)], parts), tell))


def _told(parts: Iterable[Part], tell: Callable[[int], None]) -> Iterator[Part]:
    """Yield `parts`, and tell how many records have gone by."""
    count = 0
    for part in parts:
        count += len(part.records)
        tell(count)
        yield part
