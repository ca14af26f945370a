"""Reading what is offered for import: files are opened with care, and read by a process of their own with limits."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from readinglist.domain.errors import UnreadableSource
from readinglist.domain.records import Record, Skipped
from readinglist.formats.clean_text import plain
from readinglist.library.reading_process import ReadingProcess
from readinglist.library.review import Source

MAX_SIZE = 64 * 1024 * 1024  # bytes
MAX_NAME = 200  # characters of a file name that are shown


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

    It blocks: a window calls it from a background thread. `progress` is called there, before each file and after each
    200 records; `cancelled` is asked many times a second.

    Raises:
        ReadingCancelled: `cancelled` said so.
    """
    files = [os.fspath(path) for path in paths]
    tell = progress or (lambda _: None)
    sources: list[Source] = []
    with ReadingProcess(cancelled or (lambda: False)) as process:
        for done, path in enumerate(files):
            name = shown_name(path)
            so_far = Progress(done, len(files), name, 0)
            tell(so_far)
            try:
                data = _bytes_of(path, name)
                sources.append(_read(process, path, name, data, partial(_tell_more, tell, so_far)))
            except UnreadableSource as error:
                sources.append(Source(path, name, error=str(error)))
    return sources


def read_text(text: str, name: str, *, cancelled: Callable[[], bool] | None = None) -> Source:
    """Return what a pasted text holds; `name` is what it is called as a listing.

    Raises:
        ReadingCancelled: `cancelled`, which is asked many times a second, said so.
    """
    name = plain(name, MAX_NAME)
    data = text.encode("utf-8", errors="replace")
    try:
        if len(data) > MAX_SIZE:
            raise UnreadableSource(_too_large(name))
        with ReadingProcess(cancelled or (lambda: False)) as process:
            return _read(process, "", name, data, lambda _: None)
    except UnreadableSource as error:
        return Source("", name, error=str(error))


def shown_name(path: str) -> str:
    """Return the last part of `path` fit to be shown: without control, bidirectional or undecodable characters."""
    last = Path(path).name or path
    return plain("".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in last), MAX_NAME)


def _tell_more(tell: Callable[[Progress], None], so_far: Progress, records: int) -> None:
    tell(replace(so_far, records=records))


def _read(process: ReadingProcess, path: str, name: str, data: bytes, tell: Callable[[int], None]) -> Source:
    records: list[Record] = []
    skipped: list[Skipped] = []
    for part in process.read(data, name):
        records += part.records
        skipped += part.skipped
        tell(len(records))
    sha256 = hashlib.sha256(data).hexdigest()
    return Source(path, name, sha256, part.format, part.date_text, tuple(records), tuple(skipped), part.notes)


def _bytes_of(path: str, name: str) -> bytes:
    """Return what is in a file, which is opened so that nothing but a normal file of sensible size is ever read.

    Raises:
        UnreadableSource: it is missing, a folder, a device or a pipe, too large, or may not be read.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError as error:
        raise UnreadableSource(f"“{name}” was not found, so nothing was imported from it.") from error
    except IsADirectoryError as error:
        raise UnreadableSource(_not_a_file(name)) from error
    except (OSError, ValueError) as error:
        raise UnreadableSource(_not_opened(name)) from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableSource(_not_a_file(name))
        if status.st_size > MAX_SIZE:
            raise UnreadableSource(_too_large(name))
        with open(descriptor, "rb", closefd=False) as file:
            data = file.read(MAX_SIZE + 1)
    except OSError as error:
        raise UnreadableSource(_not_opened(name)) from error
    finally:
        os.close(descriptor)
    if len(data) > MAX_SIZE:
        raise UnreadableSource(_too_large(name))
    return data


def _not_a_file(name: str) -> str:
    return f"“{name}” is a folder or a device and not a file, so nothing was imported from it."


def _not_opened(name: str) -> str:
    return f"“{name}” could not be opened, so nothing was imported from it; check that you may read it."


def _too_large(name: str) -> str:
    return f"“{name}” is larger than {MAX_SIZE // 1024**2} MB, so nothing was imported from it."
