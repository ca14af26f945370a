"""What the library holds, as it was last read: its identity, the counts of the sidebar, what undo and redo would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from readinglist.domain.overview import Overview
from readinglist.domain.tags import Tag
from readinglist.gui.background import Background

if TYPE_CHECKING:
    from readinglist.library.library import Library

_Read = tuple[str, bool, Overview, tuple[str, str]]
NOTHING = Overview(0, {}, 0, 0, 0, 0, (), (), ())


class Snapshot(QObject):
    """Reads overview and history anew when told to, and says when they have arrived.

    Counting takes a while in a large library: at the start the names come first, and every number is 0.
    """

    updated = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self.identity = ""  # of the library, wherever its file lies
        self.is_counted = False  # whether the numbers are there
        self.is_read_only = False
        self.overview = NOTHING
        self.undo_label = ""
        self.redo_label = ""

    def begin(self) -> None:
        """Read what can be read at once; the numbers are for `refresh`."""
        self._background.read(lambda library: _read(library, counted=False), self._take)

    def refresh(self) -> None:
        """Read again."""
        self._background.gather(_read, self._take_counted, topic="snapshot")

    def tags(self) -> list[Tag]:
        """Return all tags, the most used first."""
        return [tag for tag, _count in sorted(self.overview.tags, key=lambda counted: -counted[1])]

    def numbered_tag(self, number: int) -> Tag | None:
        """Return the tag with this number key."""
        return next((tag for tag, _count in self.overview.tags if tag.number == number), None)

    def _take_counted(self, read: _Read) -> None:
        self.is_counted = True
        self._take(read)

    def _take(self, read: _Read) -> None:
        self.identity, self.is_read_only, self.overview, (self.undo_label, self.redo_label) = read
        self.updated.emit()


def _read(library: Library, *, counted: bool = True) -> _Read:
    return library.identity, library.read_only, library.overview(counted=counted), library.undo_labels()
