"""Files offered for import, opened so that nothing but a normal file of sensible size is ever read."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import IO

from readinglist.domain.errors import UnreadableSource
from readinglist.formats.clean_text import plain

MAX_SIZE = 64 * 1024 * 1024  # bytes
MAX_NAME = 200  # characters of a file name that are shown


def shown_name(path: str) -> str:
    """Return the last part of `path` fit to be shown: without control, bidirectional or undecodable characters."""
    last = Path(path).name or path
    return plain("".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in last), MAX_NAME)


def bytes_of(path: str, name: str) -> bytes:
    """Return what is in a file; `name` is what messages call it.

    Raises:
        UnreadableSource: it is missing, a folder, a device or a pipe, too large, or may not be read.
    """
    try:
        file = opened(path)
        if file is None:
            raise UnreadableSource(
                f"“{name}” is a pipe, a socket or a device and not a file, so nothing was imported from it."
            )
        with file:
            is_too_large = os.fstat(file.fileno()).st_size > MAX_SIZE
            data = b"" if is_too_large else content(file, MAX_SIZE + 1)
    except FileNotFoundError as error:
        raise UnreadableSource(f"“{name}” was not found, so nothing was imported from it.") from error
    except (OSError, ValueError) as error:
        raise UnreadableSource(
            f"“{name}” could not be opened, so nothing was imported from it; check that you may read it."
        ) from error
    if is_too_large or len(data) > MAX_SIZE:
        raise UnreadableSource(too_large(name))
    return data


def opened(path: str) -> IO[bytes] | None:
    """Return a normal file, open to be read; None for anything else, which is not even opened.

    Raises:
        OSError: it is not there, or may not be read.
        ValueError: no file can have such a path.
    """
    if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 (a path may be anything, and stays as it was given)
        return None
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):  # put in the place of the file just now
        os.close(descriptor)
        return None
    return os.fdopen(descriptor, "rb")


def content(file: IO[bytes], most: int) -> bytes:
    """Return what is in a file that was `opened`, or its first bytes; nothing where one would have to wait for it."""
    return file.read(most) or b""  # None for a log of the system's that holds nothing new


def too_large(name: str) -> str:
    """Return the sentence for what is called `name` and larger than MAX_SIZE."""
    return f"“{name}” is larger than {MAX_SIZE // 1024**2} MB, so nothing was imported from it; part it in two."
