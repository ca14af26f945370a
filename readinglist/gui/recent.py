"""Libraries that were open before, the last one first, and whether they are still there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from readinglist.gui.background import Background
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.settings import Settings

KNOWN = "library/known"  # the setting: all that were ever open, the one that is open first
MOST = 10
LONGEST = 80  # characters of a name and a folder


@dataclass(frozen=True, slots=True)
class RecentLibrary:
    """A library that was open before."""

    path: Path
    is_there: bool

    @property
    def title(self) -> str:
        """Its name and its folder, fit to be shown."""
        folder, home = self.path.parent, Path.home()
        place = f"~/{folder.relative_to(home)}".removesuffix("/.") if folder.is_relative_to(home) else str(folder)
        return on_one_line(f"{self.path.name} ({place})", LONGEST)


class RecentLibraries(QObject):
    """Knows the last ten libraries but the one that is open. That one is gone is seen at the start of a window."""

    changed = Signal()

    def __init__(self, settings: Settings, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._background = background
        self._libraries: tuple[RecentLibrary, ...] = ()

    @property
    def libraries(self) -> tuple[RecentLibrary, ...]:
        """Those libraries, the last one first."""
        return self._libraries

    def begin(self) -> None:
        """Look, on another thread, which of them are there."""
        paths = [Path(path) for path in self._settings.texts(KNOWN)[1 : 1 + MOST]]
        self._background.run(lambda: [RecentLibrary(path, path.is_file()) for path in paths], self._take)

    def _take(self, libraries: Sequence[RecentLibrary]) -> None:
        self._libraries = tuple(libraries)
        self.changed.emit()


def remember(settings: Settings, library: Path) -> None:
    """Put the library that is open before the others; whoever writes waits for the disk, so only where it is not."""
    known = settings.texts(KNOWN)
    if known[:1] != [str(library)]:
        settings.put(KNOWN, list(dict.fromkeys([str(library), *known])))


def forget(settings: Settings, library: Path) -> None:
    """Offer a library no more, because it has gone elsewhere."""
    settings.put(KNOWN, [path for path in settings.texts(KNOWN) if path != str(library)])
