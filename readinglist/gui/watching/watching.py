"""Watching a folder: what is saved there is ready to import until it is imported or left out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.settings import Settings
from readinglist.gui.snapshot import Snapshot
from readinglist.gui.watching.looking import Looking

if TYPE_CHECKING:
    from readinglist.gui.importing.flow import ImportFlow
    from readinglist.library.review import ImportReport
    from readinglist.library.watched_folder import Look
    from readinglist.library.watching import ReadyFile

LOOK_MILLISECONDS = 1_000
"""Asking for the time of a folder costs nothing. Being told by the system would: `QFileSystemWatcher` asks for files on
the window's thread, where a drive that does not answer stops the window, and network drives tell it nothing."""
END_SECONDS = 1.0
LONGEST_NAME = 60  # characters


class Watching(QObject):
    """Knows which files are ready, and remembers for each library which folder is watched and what was left out."""

    changed = Signal()  # another folder, or other files are ready
    missed = Signal(str)  # one sentence: the folder cannot be read
    broken = Signal(str)  # the trace of a bug

    def __init__(self, settings: Settings, snapshot: Snapshot, imports: ImportFlow, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._snapshot = snapshot
        self._imports = imports
        self._looking: Looking | None = None
        self._found: tuple[ReadyFile, ...] = ()
        self._ready: tuple[ReadyFile, ...] = ()
        self._left_out: tuple[str, ...] = ()  # hashes, the newest last
        self._just_imported: frozenset[str] = frozenset()  # hashes that the snapshot may not know yet
        self._is_missing = False
        self._tick = QTimer(self, interval=LOOK_MILLISECONDS)
        self._tick.setObjectName("watch-tick")
        self._tick.timeout.connect(self._look)
        snapshot.updated.connect(self._take_snapshot)
        imports.imported.connect(self._take_report)

    @property
    def folder(self) -> str:
        """The folder that is watched; empty where none is."""
        return self._looking.folder if self._looking is not None else ""

    @property
    def folder_name(self) -> str:
        """The last part of its path, fit to be shown."""
        return on_one_line(PurePath(self.folder).name or self.folder, LONGEST_NAME)

    @property
    def ready(self) -> tuple[ReadyFile, ...]:
        """The files that can be imported."""
        return self._ready

    def begin(self) -> None:
        """Take up what was watched when this library was last open."""
        self._left_out = tuple(self._settings.texts(self._place("left-out")))
        self._begin(self._settings.text(self._place("watched")))

    def watch(self, folder: str) -> None:
        """Watch this folder and no other; empty, none."""
        self._settings.put(self._place("watched"), folder)
        self._begin(folder)

    def leave_out(self, files: Iterable[ReadyFile]) -> None:
        """Offer what stands in these files no more, whatever they will be called."""
        self._remember(dict.fromkeys((*self._left_out, *(file.sha256 for file in files))))

    def offer_again(self, files: Iterable[ReadyFile]) -> None:
        """Take back that these were left out."""
        offered = {file.sha256 for file in files}
        self._remember(sha256 for sha256 in self._left_out if sha256 not in offered)

    def end(self) -> None:
        """Look no more: the window is closed."""
        self._tick.stop()
        if self._looking is not None:
            self._looking.end(END_SECONDS)

    def _begin(self, folder: str) -> None:
        if self._looking is not None:
            self._looking.end()
        self._looking, self._found, self._is_missing = None, (), False
        if folder:
            self._looking = Looking(folder, self)
            self._looking.looked.connect(self._take_look)
            self._looking.broken.connect(self.broken)
            self._tick.start()
        else:
            self._tick.stop()
        self._compare(is_new=True)

    def _look(self) -> None:
        """Look, unless an import goes on, which is not to wait for it."""
        if self._looking is not None and not self._imports.is_busy:
            self._looking.look(self._known())

    def _take_look(self, look: Look) -> None:
        if not look.is_there and not self._is_missing:
            name = self.folder_name
            self.missed.emit(f"The watched folder “{name}” cannot be read; what is in it is offered once it is back.")
        self._is_missing = not look.is_there
        if self._found is not look.files:
            self._found = look.files
            self._compare()
        if not look.is_done:
            self._look()

    def _take_snapshot(self) -> None:
        self._just_imported = frozenset()
        self._compare()

    def _take_report(self, report: ImportReport) -> None:
        """Offer no more what was imported; and what was unticked to the last paper, for good."""
        taken = {file.path: file.new + file.known > 0 for file in report.files if not file.error}
        of_it = [file for file in self._ready if file.path in taken]
        self._just_imported |= {file.sha256 for file in of_it}
        unwanted = [file for file in of_it if not taken[file.path]]
        if unwanted:
            self.leave_out(unwanted)
        else:
            self._compare()

    def _remember(self, left_out: Iterable[str]) -> None:
        self._left_out = tuple(left_out)
        self._settings.put(self._place("left-out"), list(self._left_out))
        self._compare()

    def _known(self) -> frozenset[str]:
        return frozenset((*self._left_out, *(listing.sha256 for listing, _ in self._snapshot.overview.listings)))

    def _compare(self, *, is_new: bool = False) -> None:
        """Say what is ready by now, if that is something else."""
        before = self._ready
        if self._found:
            from readinglist.library.watching import ready

            self._ready = ready(self._found, self._known() | self._just_imported)
        else:
            self._ready = ()
        if is_new or self._ready != before:
            self.changed.emit()

    def _place(self, what: str) -> str:
        return f"library-{self._snapshot.identity}/{what}"
