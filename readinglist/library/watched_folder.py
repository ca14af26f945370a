"""Looking at a watched folder, again and again: little is read of what is no listing, and nothing of it twice."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections import deque
from collections.abc import Callable, Collection
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from readinglist.domain.errors import NoPapers, UnreadableSource
from readinglist.formats.decoding import decode
from readinglist.formats.packed import is_packed
from readinglist.library.reading_process import ReadingProcess
from readinglist.library.source_files import MAX_SIZE, content, opened, shown_name
from readinglist.library.told_files import Told, keep, recalled
from readinglist.library.watching import ReadyFile, Seen, Stamp, are_still, followed, may_be_listing, newest_still

LISTED_SECONDS = 30.0
"""After which all files are looked at though the folder seems unchanged, as it does when one is overwritten."""
WORK_SECONDS = 2.0  # after which one look ends, and the next one goes on
_HEAD = 4_096  # bytes, an even number, that tell whether a file is text


@dataclass(frozen=True, slots=True)
class Look:
    """What is in the folder: the `files` that hold papers, known to the library or not.

    `is_there` is false where the folder cannot be read, `is_done` where there is more to be read at once.
    """

    files: tuple[ReadyFile, ...] = ()
    is_there: bool = True
    is_done: bool = True


class WatchedFolder:
    """Remembers from one look to the next what it has found in a folder; the folders below are no part of it."""

    def __init__(self, path: str, memory: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """Look at the folder at `path`; what is found there is kept in the file `memory` for the next start."""
        self._path = path
        self._memory = memory
        self._clock = clock
        self._changed = 0  # when the folder itself was, in nanoseconds
        self._listed = -LISTED_SECONDS
        self._seen: dict[str, Seen] = {}
        self._told = recalled(memory)
        self._due: deque[str] = deque()  # to be read
        self._failed: set[str] = set()  # what could not be read, and is tried again after the next start
        self._has_read = False  # what is not kept yet
        self._last = Look()

    def look(self, known: Collection[str], stopped: Callable[[], bool]) -> Look:
        """Say what is in the folder now. It blocks, for two seconds or as long as one file takes.

        A file whose hash is `known` is not read again to find that it is a listing.

        Raises:
            ReadingCancelled: `stopped`, which is asked many times a second, said so.
        """
        now = self._clock()
        try:
            is_new = self._list(now)
        except OSError:
            self._seen, self._listed, self._last = {}, -LISTED_SECONDS, Look(is_there=False)
            return self._last
        if is_new or self._due:
            self._read(known, stopped)
            files = (ReadyFile(path, told.sha256) for path, told in self._told.items() if self._is_listing(path, told))
            self._last = Look(tuple(files), is_done=not self._due)
            if self._has_read and not self._due:
                keep(self._memory, {path: told for path, told in self._told.items() if path not in self._failed})
                self._has_read = False
        return self._last

    def _list(self, now: float) -> bool:
        """Look at all files, but not where nothing can have happened since that was last done; tell whether it was."""
        changed = os.stat(self._path).st_mtime_ns  # noqa: PTH116 (a path may be anything, and stays as it was given)
        is_recent = now - self._listed < LISTED_SECONDS
        if is_recent and changed == self._changed and are_still(self._seen, self._listed):
            return False
        self._seen = followed(self._seen, stamps_in(self._path), now)
        self._told = {path: told for path, told in self._told.items() if path in self._seen}
        self._failed &= self._told.keys()
        self._due = deque(path for path in newest_still(self._seen, now) if self._is_due(path))
        self._changed, self._listed = changed, now
        return True

    def _is_due(self, path: str) -> bool:
        told = self._told.get(path)
        return told is None or told.stamp != self._seen[path].stamp

    def _is_listing(self, path: str, told: Told) -> bool:
        return bool(told.sha256) and told.stamp == self._seen[path].stamp

    def _read(self, known: Collection[str], stopped: Callable[[], bool]) -> None:
        """Read as many of the files that are due as there is time for; one that cannot be opened is tried later."""
        end = self._clock() + WORK_SECONDS
        with ExitStack() as stack:
            process: ReadingProcess | None = None
            while self._due and self._clock() < end:
                path = self._due.popleft()
                try:
                    data = text_in(path)
                except OSError:
                    continue
                sha256 = hashlib.sha256(data).hexdigest() if data else ""
                if sha256 and sha256 not in known:
                    process = process or stack.enter_context(ReadingProcess(stopped))
                    sha256 = sha256 if self._holds_papers(process, data, path) else ""
                self._told[path] = Told(self._seen[path].stamp, sha256)
                self._has_read = True

    def _holds_papers(self, process: ReadingProcess, data: bytes, path: str) -> bool:
        self._failed.discard(path)
        try:
            return any(part.records for part in process.read(data, shown_name(path)))
        except NoPapers:
            return False
        except UnreadableSource:
            self._failed.add(path)
            return False


def stamps_in(folder: str) -> dict[str, Stamp]:
    """Return how the normal files of a folder look that may be listings, by their paths; nothing is opened.

    Raises:
        OSError: the folder cannot be read.
    """
    with os.scandir(folder) as entries:
        found = list(entries)
    names = {entry.name for entry in found}
    stamps = {}
    for entry in found:
        try:
            status = entry.stat()
        except OSError:  # gone meanwhile, or a link that leads nowhere
            continue
        if stat.S_ISREG(status.st_mode) and may_be_listing(entry.name, status.st_size, names):
            stamps[str(Path(folder, entry.name))] = Stamp(status.st_size, status.st_mtime_ns)
    return stamps


def text_in(path: str) -> bytes:
    """Return the bytes of a file; none where its beginning is no text, or where it is too large by now.

    Raises:
        OSError: it is not there any more, or may not be read.
    """
    file = opened(path)
    if file is None:
        return b""
    with file:
        head = content(file, _HEAD)
        if not is_packed(head) and decode(head) is None and decode(head[:-2]) is None:  # it may end within a letter
            return b""
        data = head + content(file, MAX_SIZE + 1 - len(head))
    return data if len(data) <= MAX_SIZE else b""
