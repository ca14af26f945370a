"""The files of living exports, looked at so that what somebody else wrote to one is never taken for ours."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from readinglist.domain.errors import ExportFailed
from readinglist.library.exporting import content_hash, failure


def status(path: Path) -> str:
    """Return what a file looks like from outside, which every write to it changes; empty where there is none."""
    try:
        return _told(path.stat())
    except OSError:
        return ""


def status_of(file: BinaryIO) -> str:
    """Return the same of a file that is open, which it keeps when it is renamed."""
    file.flush()
    return _told(os.fstat(file.fileno()))


def content(path: Path) -> str:
    """Return the hash of what stands in a file, empty where there is none; raises ExportFailed where none can be."""
    try:
        if path.exists() and not path.is_file():  # to read a pipe would be to wait
            raise ExportFailed(f"{path} is no file that can be written; choose another place.")
        with path.open("rb") as file:
            return content_hash(file)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise failure(path, error) from error


def _told(status: os.stat_result) -> str:
    return f"{status.st_ino} {status.st_size} {status.st_mtime_ns}"
