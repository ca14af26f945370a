"""Locks on files, which the system takes back whatever ends the process that has them."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path


def locked(path: Path) -> int | None:
    """Return a descriptor that has the lock of a file until it is closed; None where another has it, or it is gone."""
    try:
        lock = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    if not os.fstat(lock).st_nlink:  # another file took its name meanwhile
        os.close(lock)
        return None
    return lock
