"""Files that are written whole or not at all."""

from __future__ import annotations

import glob
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_DRAFT = ".readinglist-"  # without the target's name, which alone may be as long as a name can be
_ABANDONED = 3_600  # seconds in which nobody wrote to a draft


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` so that a crash leaves either the old file or the new one; raises as `replacing`."""
    with replacing(path) as file:
        file.write(content)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write, and to read back, that takes the place of `path` once all is well with it.

    It is a temporary file beside the target (beside what a link leads to), which is synced and renamed; a new file has
    the rights that any new file of the user has, a replaced one keeps its own. After any exception it is gone, and what
    was there is untouched.

    Raises:
        OSError: the target's folder cannot be written, or the disk is full.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        raise IsADirectoryError(None, "not a normal file", str(path))
    number, name = tempfile.mkstemp(dir=target.parent, prefix=_DRAFT, suffix=".tmp")
    try:
        with os.fdopen(number, "w+b") as file:
            yield file
            file.flush()
            os.fchmod(file.fileno(), target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    sync_folder(target.parent)


def draft_name(path: Path) -> str:
    """Return how the name of a draft beside `path` begins, which leaves room for more in any script."""
    return f".{path.name[:50]}."


def drafts_of(path: Path, ending: str) -> str:
    """Return the pattern of the drafts beside `path` with an ending."""
    return f"{glob.escape(draft_name(path))}*{ending}"


def sweep(folder: Path, pattern: str = f"{_DRAFT}*.tmp") -> None:
    """Delete the drafts in `folder` that processes of ours left when they were killed; what is being written stays.

    What cannot be looked at or deleted is left for another time.
    """
    drafts: list[Path] = []
    with suppress(OSError):
        drafts.extend(folder.glob(pattern))
    for draft in drafts:
        with suppress(OSError):
            if time.time() - draft.stat().st_mtime > _ABANDONED:
                shutil.rmtree(draft) if draft.is_dir() else draft.unlink()


def sync_folder(folder: Path) -> None:
    """Make a new or renamed entry of `folder` survive a power cut, where the system can."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
