"""From the selection in the list to the details pane: one paper, many, or none."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from readinglist.domain.change import Change, Entity
from readinglist.domain.query import Query, TextField
from readinglist.gui.background import Background
from readinglist.gui.details.content import MOST_COMPARED, Details, byline, shared_tags
from readinglist.gui.details.pane import DetailsPane
from readinglist.gui.papers.pane import PapersPane

if TYPE_CHECKING:
    from readinglist.library.library import Library

PAUSE_MILLISECONDS = 80  # after the last letter typed


class Showing(QObject):
    """Keeps the details pane in step with the selection and with what changes.

    While somebody types, another paper stands first after each letter: it is shown once the letters come no more.
    """

    def __init__(self, background: Background, papers: PapersPane, details: DetailsPane) -> None:
        super().__init__(details)
        self._background = background
        self._papers = papers
        self._details = details
        self._shown: Sequence[int] = array("q")
        self._asked = (Query(), False)
        self._pause = QTimer(self, interval=PAUSE_MILLISECONDS, singleShot=True)
        self._pause.setObjectName("details-pause")
        self._pause.timeout.connect(self.refresh)
        papers.list.selected.connect(self.follow)

    def follow(self) -> None:
        """Show what is selected now, if that or the marked words are other than what is shown."""
        ids = self._papers.list.selected_ids()
        found = self._papers.found
        asked = (found.query, found.is_loosened) if found is not None else (Query(), False)
        if ids == self._shown and asked == self._asked:
            return
        is_typed = asked != self._asked and len(ids) > 0
        self._shown, self._asked = ids, asked
        if is_typed:
            self._background.forget("details")
            self._pause.start()
        else:
            self.refresh()

    def take(self, change: Change) -> None:
        """Show papers anew if the change touched them, or a listing they may have stood in."""
        if (
            change.papers & set(self._shown[:MOST_COMPARED])
            or change.changes(Entity.LISTING)
            or change.changes(Entity.TAG)
        ):
            self.refresh()

    def refresh(self) -> None:
        """Show what is selected anew."""
        self._pause.stop()
        if not self._shown:
            self._background.forget("details")
            self._details.show_nothing()
        elif len(self._shown) > 1:
            ids = self._shown
            self._details.show_many(ids)
            self._background.read(
                lambda library: shared_tags(library, ids), self._details.show_shared_tags, topic="details"
            )
        else:
            paper_id, asked = self._shown[0], self._asked
            self._background.read(
                lambda library: _details(library, paper_id, *asked), self._take_details, topic="details"
            )

    def _take_details(self, details: Details | None) -> None:
        if details is None:
            self._details.show_nothing()
        else:
            self._details.show_paper(details)


def _details(library: Library, paper_id: int, query: Query, is_loosened: bool) -> Details | None:
    """Gather on the reader's thread what the pane shows; None for a paper that is gone.

    What shows it is loaded here, too: the first time, that takes longer than a frame.
    """
    from readinglist.gui.details import paper_view  # noqa: F401

    papers = library.papers([paper_id])
    if not papers:
        return None
    paper = papers[0]
    appearances = tuple(library.appearances(paper_id))
    if not query.has_text:
        return Details(paper, appearances)
    from readinglist.search.marking import Marker

    marker = Marker(query, is_loosened=is_loosened)
    return Details(
        paper,
        appearances,
        title_marks=tuple(marker.marks(paper.title, TextField.TITLE)),
        author_marks=tuple(marker.marks(byline(paper), TextField.AUTHOR)),
        abstract_marks=tuple(marker.marks(paper.abstract, TextField.ABSTRACT)),
    )
