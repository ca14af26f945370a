"""One line on the terminal that says how far a long command has come."""

from __future__ import annotations

import shutil
import sys
import time
from types import TracebackType
from typing import Self, TextIO

from readinglist.cli.text import padded, shown

_SECONDS = 0.1  # between two looks of the line


class ProgressLine:
    """Written over and over on a terminal, and wiped out at the end; where errors go elsewhere, nothing is written."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._is_wanted = self._stream.isatty()
        self._told = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._told:
            self._write("")
            self._stream.write("\r")
            self._stream.flush()

    def tell(self, text: str) -> None:
        """Show `text`, but not more often than one can read."""
        now = time.monotonic()
        if self._is_wanted and now - self._told >= _SECONDS:
            self._told = now
            self._write(text)

    def count(self, what: str, done: int, total: int) -> None:
        """Show what is done, and how much of how much (0: nobody knows)."""
        self.tell(f"{what}: {done:,} of {total:,}" if total else f"{what}…")

    def _write(self, text: str) -> None:
        self._stream.write(f"\r{padded(shown(text), shutil.get_terminal_size().columns - 1)}")
        self._stream.flush()
