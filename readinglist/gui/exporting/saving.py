"""Writing an export on the exporter's thread: how far it is, and a way to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from readinglist.domain.errors import ReadingListError
from readinglist.domain.exports import NOTES, ExportChoice
from readinglist.gui.background import Background
from readinglist.gui.exporting.meant import What
from readinglist.gui.exporting.sentences import notes_written, papers_written

if TYPE_CHECKING:
    from readinglist.library.library import Library


@dataclass(frozen=True)
class Target:
    """What is written where: `ids_in` gets at the papers. A file that is `kept` follows that query from then on."""

    what: What
    ids_in: Callable[[Library], Sequence[int]]
    choice: ExportChoice
    path: Path
    kept: str | None = None


class Saving(QObject):
    """One export at a time."""

    advanced = Signal(int, int, int)  # written, of them read back, all
    saved = Signal(object, str)  # the Target, and what there is to say
    refused = Signal(str)  # why it was not
    _told = Signal(int, int, int)  # as `advanced`, from the exporter's thread

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._stopped = threading.Event()
        self._is_busy = False
        self._told.connect(self._advance, Qt.ConnectionType.QueuedConnection)
        background.broken.connect(self._end)

    @property
    def is_busy(self) -> bool:
        """Whether an export is under way."""
        return self._is_busy

    def begin(self, target: Target) -> None:
        """Write papers; `saved` or `refused` follows."""
        self._is_busy = True
        stopped = self._stopped = threading.Event()
        told = self._told

        def write(library: Library) -> str:
            ids = target.ids_in(library)
            count = len(ids)
            return _write(library, ids, target, lambda *far: told.emit(*far, count), stopped.is_set)

        self._background.export(write, lambda sentence: self._finish(target, sentence), refused=self._refuse)

    def stop(self) -> None:
        """Leave what is under way; `refused` follows."""
        self._stopped.set()

    def _advance(self, written: int, checked: int, count: int) -> None:
        if self._is_busy:
            self.advanced.emit(written, checked, count)

    def _finish(self, target: Target, sentence: str) -> None:
        self._is_busy = False
        self.saved.emit(target, sentence)

    def _refuse(self, error: ReadingListError) -> None:
        if self._is_busy:
            self._is_busy = False
            self.refused.emit(str(error))

    def _end(self, _trace: str) -> None:
        """A bug somewhere: what is waited for may never come."""
        self._stopped.set()
        self._refuse(
            ReadingListError("Something went wrong, so the export was stopped; the file is as it was, or whole.")
        )


def _write(
    library: Library,
    ids: Sequence[int],
    target: Target,
    progress: Callable[[int, int], object],
    cancelled: Callable[[], bool],
) -> str:
    """Write papers and return what there is to say about it."""
    if target.choice.format == NOTES.name:
        from readinglist.library.notes_folder import write_notes

        done = write_notes(library, ids, target.path, target.choice.parts, progress=progress, cancelled=cancelled)
        return notes_written(done, target.path)
    from readinglist.library.exporting import export_file

    count = export_file(library, ids, target.choice, target.path, progress=progress, cancelled=cancelled)
    return papers_written(count, target.path)
