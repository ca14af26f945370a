"""What the library holds, as it was last read: its identity, the counts of the sidebar, what undo and redo would do."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from readinglist.domain.overview import Overview
from readinglist.domain.tags import Tag
from readinglist.gui.background import Background

NOTHING = Overview(0, {}, 0, 0, 0, 0, (), (), ())


class Snapshot(QObject):
    """Reads overview and history anew when told to, and says when they have arrived."""

    updated = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self.identity = ""  # of the library, wherever its file lies
        self.overview = NOTHING
        self.undo_label = ""
        self.redo_label = ""

    def refresh(self) -> None:
        """Read again."""
        work = lambda library: (library.identity, library.overview(), library.undo_labels())  # noqa: E731
        self._background.read(work, self._take, topic="snapshot")

    def tags(self) -> list[Tag]:
        """Return all tags, the most used first."""
        return [tag for tag, _count in sorted(self.overview.tags, key=lambda counted: -counted[1])]

    def numbered_tag(self, number: int) -> Tag | None:
        """Return the tag with this number key."""
        return next((tag for tag, _count in self.overview.tags if tag.number == number), None)

    def _take(self, read: tuple[str, Overview, tuple[str, str]]) -> None:
        self.identity, self.overview, (self.undo_label, self.redo_label) = read
        self.updated.emit()
