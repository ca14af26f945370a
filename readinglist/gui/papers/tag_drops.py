"""A tag of the sidebar dragged over the list: the paper below the pointer takes it, or all those selected with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragMoveEvent, QDropEvent

from readinglist.gui.drop_frame import DropFrame, scroll_at_ends
from readinglist.gui.papers.dragging import TAG

if TYPE_CHECKING:
    from readinglist.gui.papers.view import PaperListView


class TagDrops:
    """Frames the row below the pointer, and scrolls where the pointer comes to an end of `view`."""

    def __init__(self, view: PaperListView) -> None:
        self._view = view
        self._frame = DropFrame(view.viewport())

    @staticmethod
    def are_in(event: QDropEvent) -> bool:
        """Tell whether a tag of this very window is dragged."""
        return event.source() is not None and event.mimeData().hasFormat(TAG)

    def ids_below(self, event: QDropEvent) -> Sequence[int]:
        """Return the papers that would be tagged; none where there is no row."""
        index = self._view.indexAt(event.position().toPoint())
        if self._view.selectionModel().isSelected(index):
            return self._view.selected_ids()
        return (self._view.papers.ids[index.row()],) if index.isValid() else ()

    def follow(self, event: QDragMoveEvent) -> None:
        """Accept the tag where there is a paper, and show which."""
        index = self._view.indexAt(event.position().toPoint())
        if index.isValid():
            self._frame.show_around(self._view.visualRect(index))
            event.acceptProposedAction()
        else:
            self.end()
            event.ignore()
        scroll_at_ends(self._view, event)

    def end(self) -> None:
        """Frame nothing any more."""
        self._frame.hide()
