"""The file that keeps what stands in a form from the end of a process, whatever ended it, to the next start."""

from __future__ import annotations

import fcntl
import json
import logging
import os
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from readinglist.gui.locks import locked
from readinglist.gui.unfinished import Unfinished, as_text, from_text
from readinglist.storage.files import replacing, sweep

_AGAIN = ".again"  # ends the name of one that came back after a crash, until more is kept there
_log = logging.getLogger(__name__)


class UnfinishedFile:
    """What stands in one form. It is locked while its process lives, so that no other start takes it.

    Where it cannot be written, nothing is kept: that is in the log. For one thread alone.
    """

    def __init__(self, folder: Path, library: Path, identity: str) -> None:
        self._path = folder / f"{_name(identity)}-{time.time_ns():020}-{os.getpid()}"
        self._library = os.fspath(library)
        self._lock: int | None = None
        self.came_back = False  # whether it was left by another process

    def put(self, unfinished: Unfinished | None) -> None:
        """Keep this in place of what was kept before; None where nothing is to be kept."""
        if unfinished is None:
            self.drop()
            return
        lock: int | None = None
        before, path = self._path, self._path.with_suffix("")
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with replacing(path) as file:
                file.write(f"{json.dumps(self._library)}\n{as_text(unfinished)}\n".encode())
                lock = os.dup(file.fileno())
                fcntl.flock(lock, fcntl.LOCK_EX)  # before it has its name: another start must not find it without
        except OSError as error:
            _log.warning("What stands in a form could not be kept: %s", error.strerror)
            if lock is not None:
                os.close(lock)
        else:
            self.leave()
            self._path, self._lock = path, lock
            if before != path:
                before.unlink(missing_ok=True)

    def drop(self) -> None:
        """Keep nothing, because it was saved or is not wanted any more."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        self.leave()

    def leave(self) -> None:
        """Leave what is kept for the next start."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def take_over(self, *, is_careful: bool) -> Unfinished | None:
        """Go on with what another process left of this library, the newest first, and return that; None if none did.

        Where the start `is_careful`, what came back just before another crash stays: it may be what led there.
        """
        sweep(self._path.parent)
        for path in sorted(self._path.parent.glob(f"{self._path.name.partition('-')[0]}-*"), reverse=True):
            if is_careful and path.suffix == _AGAIN:
                continue
            if (unfinished := self._take(path)) is not None:
                with suppress(OSError):
                    self._path = path.rename(path.with_name(path.stem + _AGAIN)) if is_careful else path
                return unfinished
        return None

    def _take(self, path: Path) -> Unfinished | None:
        lock: int | None = None
        with suppress(OSError, ValueError, TypeError):  # another user's, or damaged on the disk
            lock = locked(path)
            library, _, text = path.read_text(encoding="utf-8").partition("\n")
            unfinished = from_text(text)
            if lock is not None and unfinished is not None and self._is_of_ours(json.loads(library)):
                self._path, self._lock, self.came_back = path, lock, True
                return unfinished
        if lock is not None:
            os.close(lock)
        return None

    def _is_of_ours(self, library: str) -> bool:
        """Tell whether it was typed into this library, and not into a copy that stands elsewhere."""
        return library == self._library or not Path(library).exists()


def _name(identity: str) -> str:
    """Return how the files of a library begin; what stands in a library is no name."""
    return sha256(identity.encode(errors="replace")).hexdigest()[:16]
