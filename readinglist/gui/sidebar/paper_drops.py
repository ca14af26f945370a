"""Papers of the list dragged over the sidebar: the line below the pointer takes them, if it is one that does."""

from __future__ import annotations

from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QTreeView

from readinglist.gui.drop_frame import DropFrame, scroll_at_ends
from readinglist.gui.papers.dragging import PAPERS
from readinglist.gui.sidebar.delegate import INSET
from readinglist.gui.sidebar.entries import Entry
from readinglist.gui.sidebar.model import ENTRY_ROLE


class PaperDrops:
    """Frames the line that would take the papers, and scrolls where the pointer comes to an end of `view`."""

    def __init__(self, view: QTreeView) -> None:
        self._view = view
        self._frame = DropFrame(view.viewport())

    @staticmethod
    def are_in(event: QDropEvent) -> bool:
        """Tell whether papers of this very window are dragged; the numbers of another's mean other papers."""
        return event.source() is not None and event.mimeData().hasFormat(PAPERS)

    def entry_below(self, event: QDropEvent) -> Entry | None:
        """Return the entry below the pointer, if it takes papers."""
        entry = self._view.indexAt(event.position().toPoint()).data(ENTRY_ROLE)
        return entry if isinstance(entry, Entry) and entry.takes_papers else None

    def follow(self, event: QDragMoveEvent) -> None:
        """Accept the papers where they can be dropped, and show it."""
        if self.entry_below(event) is None:
            self.end()
            event.ignore()
        else:
            line = self._view.visualRect(self._view.indexAt(event.position().toPoint()))
            line.setLeft(0)
            self._frame.show_around(line.adjusted(INSET, 1, -INSET, -1))
            event.acceptProposedAction()
        scroll_at_ends(self._view, event)

    def end(self) -> None:
        """Frame nothing any more."""
        self._frame.hide()
