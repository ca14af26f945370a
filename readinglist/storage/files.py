"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


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
    number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".tmp")
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
