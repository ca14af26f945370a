"""The progress of an import: which source is being read, how far it is, and a way to stop."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.work_progress import WorkProgress
from readinglist.library.text import paced

if TYPE_CHECKING:
    from readinglist.library.reading import Progress


class ImportProgress(WorkProgress):
    """Stands beside the window while an import goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("import", "Import", parent)
        self._step, self._since = 0, 0.0

    def begin(self, what: str) -> None:
        """Say what goes on; it is shown once it has taken a while."""
        super().begin(what)
        self._started(0)

    def advance(self, progress: Progress) -> None:
        """Say how far reading is; a single file has no measure but the records found so far."""
        if progress.done != self._step:
            self._started(progress.done)
        found = f", {progress.records:,} found" if progress.records else ""
        text = self._with_pace(f"{on_one_line(progress.name, 80)}{found}", progress.records)
        self.say(text, progress.done, progress.total if progress.total > 1 else 0)

    def count(self, done: int, total: int) -> None:
        """Say how many of so many records are done."""
        self.say(self._with_pace(f"{done:,} of {total:,}", done), done, total)

    def _started(self, step: int) -> None:
        """Measure the pace of a step from now on."""
        self._step = step
        self._since = time.monotonic()

    def _with_pace(self, text: str, count: int) -> str:
        return " · ".join(filter(None, (text, paced(count, time.monotonic() - self._since))))
