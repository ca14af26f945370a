"""Marks of the libraries that are open: one that outlived its process tells that this did not end well.

A mark is an empty file in a folder of the user's, locked for as long as its process lives. So neither another window on
the same library nor a process that has got the number of a dead one is taken for a crash.
"""

from __future__ import annotations

import fcntl
import os
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from readinglist.gui.locks import locked


@dataclass(frozen=True, slots=True)
class OpenMark:
    """The mark of one window's library; `follows_crash` where marks of it were left over, which are gone by now."""

    path: Path
    lock: int
    follows_crash: bool

    def remove(self) -> None:
        """Take the mark away, because all is saved and closed."""
        self.path.unlink(missing_ok=True)
        os.close(self.lock)


def put_mark(folder: Path, library: Path) -> OpenMark | None:
    """Mark `library` as open; None where nothing can be kept in `folder`, which is made."""
    name = sha256(os.fsencode(os.path.realpath(library))).hexdigest()[:16]
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        left_over = [path for path in folder.glob(f"{name}-*") if _is_left_over(path)]
        for path in left_over:
            path.unlink(missing_ok=True)
        path = folder / f"{name}-{os.getpid()}-{time.monotonic_ns()}"
        draft = path.with_name(f".{path.name}")
        lock = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        draft.rename(path)  # only now: another start must not find it without its lock
    except OSError:
        return None
    return OpenMark(path, lock, bool(left_over))


def _is_left_over(path: Path) -> bool:
    lock = locked(path)
    if lock is None:  # it is another window's, or was taken away just now
        return False
    os.close(lock)
    return True
