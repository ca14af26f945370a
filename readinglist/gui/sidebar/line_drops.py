"""Papers and tags dragged over the sidebar: the line below the pointer takes them, if it is one that does."""

from __future__ import annotations

from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QTreeView

from readinglist.gui.drop_frame import DropFrame, scroll_at_ends
from readinglist.gui.papers.dragging import PAPERS, TAG, tag_in
from readinglist.gui.sidebar.delegate import INSET
from readinglist.gui.sidebar.entries import Entry
from readinglist.gui.sidebar.model import ENTRY_ROLE


class LineDrops:
    """Frames the line that would take what is dragged, and scrolls where the pointer comes to an end of `view`."""

    def __init__(self, view: QTreeView) -> None:
        self._view = view
        self._frame = DropFrame(view.viewport())

    @staticmethod
    def are_in(event: QDropEvent) -> bool:
        """Tell whether papers or a tag of this very window are dragged; another's mean other ones."""
        mime = event.mimeData()
        return event.source() is not None and (mime.hasFormat(PAPERS) or mime.hasFormat(TAG))

    def entry_below(self, event: QDropEvent) -> Entry | None:
        """Return the entry below the pointer, if it takes what is dragged."""
        entry = self._view.indexAt(event.position().toPoint()).data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return None
        name = tag_in(event.mimeData())
        return entry if (entry.takes_tag(name) if name else entry.takes_papers) else None

    def follow(self, event: QDragMoveEvent) -> None:
        """Accept what is dragged where it can be dropped, and show it."""
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
