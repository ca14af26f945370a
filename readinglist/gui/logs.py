"""The log: a folder that its user alone can read, with what went wrong and no words of theirs."""

from __future__ import annotations

import faulthandler
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path

from platformdirs import user_log_path

LOG_BYTES = 1_000_000
LOG_FILES = 5
_log = logging.getLogger("readinglist")


def log_folder() -> Path:
    """Return where the log is, also that of the terminal."""
    return user_log_path("readinglist", appauthor=False)


@contextmanager
def log_in(folder: Path) -> Iterator[None]:
    """Keep a log in `folder`; where that cannot be done, do without.

    A crash of the interpreter is written to a file of its own, by what Python has for that.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
        handler = _PrivateHandler(folder / "readinglist.log", maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1)
        crashes = open(folder / "crash.log", "a", encoding="utf-8", opener=_open_private)  # noqa: SIM115
    except OSError:
        yield
        return
    if crashes.tell() > LOG_BYTES:
        crashes.truncate(0)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    faulthandler.enable(crashes)
    try:
        yield
    finally:
        faulthandler.disable()
        crashes.close()
        _log.removeHandler(handler)
        handler.close()


class _PrivateHandler(RotatingFileHandler):
    """A rotating log that nobody else can read."""

    def _open(self):  # type: ignore[no-untyped-def]  # the type of the base class is private
        return open(self.baseFilename, self.mode, encoding="utf-8", errors="replace", opener=_open_private)


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
