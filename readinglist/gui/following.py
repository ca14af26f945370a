"""How the panes follow the library: what is found, what is changed here, and what is changed elsewhere."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from readinglist.domain.change import Change, Entity
from readinglist.domain.tags import fold
from readinglist.gui.answering import Found
from readinglist.gui.counting import Counting
from readinglist.gui.desk import Desk
from readinglist.gui.indexing import Indexing
from readinglist.gui.showing import Showing
from readinglist.gui.sidebar.entries import entries

if TYPE_CHECKING:
    from readinglist.library.catching_up import Progress


class Following(QObject):
    """Asks again when something has changed, and hands what arrives to the panes it concerns.

    `counted` comes once, when the sidebar is first filled and it can be said what to show; `began` once, when the list
    is; `moved` whenever other actions may be possible than before.
    """

    counted = Signal()
    began = Signal()
    moved = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._has_counted = False
        self._has_begun = False
        self._is_behind = False  # since triage stands before the panes
        self._counting = Counting(desk.background, self)
        self._counting.counted.connect(self._show_count)
        desk.search.asked.connect(lambda _text: self._counting.wait())
        self._indexing = Indexing(desk.background, self)
        self._indexing.progressed.connect(self._take_progress)
        self._indexing.completed.connect(self._take_index)
        self._showing = Showing(desk.background, desk.papers, desk.details)
        desk.background.opened.connect(self._open)
        desk.background.changed.connect(self._take_change)
        desk.background.refreshed.connect(self._refresh_all)
        desk.snapshot.updated.connect(self._show_snapshot)
        desk.finder.found.connect(self._show_found)
        desk.finder.fetched.connect(desk.papers.list.papers.fill)
        desk.papers.list.papers.wanted.connect(desk.finder.fetch)
        desk.papers.list.selected.connect(self.moved)
        desk.theme.switched.connect(self.moved)
        desk.triage.moved.connect(self._catch_up)

    @property
    def has_begun(self) -> bool:
        """Whether the list was filled."""
        return self._has_begun

    def _open(self) -> None:
        self._desk.snapshot.begin()
        self._desk.background.read(lambda library: library.read_only, self._show_read_only)

    def _show_read_only(self, is_read_only: bool) -> None:
        """Offer nothing in the panes that would change a library that can only be read."""
        desk = self._desk
        for pane in (desk.details, desk.search, desk.papers):
            pane.set_read_only(is_read_only)
        for taker in (desk.window, desk.sidebar):
            taker.setAcceptDrops(not is_read_only)

    def _take_change(self, change: Change) -> None:
        self._desk.notices.forgive()
        self._desk.papers.list.papers.forget(None if change.changes(Entity.TAG) else change.papers)
        if self._desk.triage.is_open:
            self._is_behind = True
            if change.changes(Entity.TAG):
                self._desk.snapshot.refresh()
        else:
            self._desk.snapshot.refresh()
            self._desk.finder.repeat()
            self._showing.take(change)

    def _catch_up(self) -> None:
        """Show what was changed while nobody saw the panes. To count a million papers after each key of triage would
        lock the library's file for seconds, and what the next keys do would wait for it.
        """
        if self._is_behind and not self._desk.triage.is_open:
            self._is_behind = False
            self._desk.snapshot.refresh()
            self._desk.finder.repeat()
            self._showing.refresh()

    def _refresh_all(self) -> None:
        self._desk.papers.list.papers.forget()
        self._desk.snapshot.refresh()
        self._desk.finder.repeat()
        self._showing.refresh()

    def _take_progress(self, progress: Progress) -> None:
        """Say that papers are missing; what has found nothing so far is asked again."""
        desk = self._desk
        desk.papers.show_indexing(progress)
        found = desk.papers.found
        if desk.finder.question.is_search and found is not None and not found.ids:
            desk.finder.repeat()

    def _take_index(self) -> None:
        """Ask again what may have lacked papers."""
        self._desk.papers.show_indexing(None)
        self._desk.updating.follow()
        self._counting.begin(self._desk.snapshot.overview.smart_lists)
        question = self._desk.finder.question
        if question.is_search or question.scope.typed:
            self._desk.finder.repeat()

    def _show_snapshot(self) -> None:
        desk, overview = self._desk, self._desk.snapshot.overview
        self._counting.begin(overview.smart_lists)
        desk.sidebar.show_entries(entries(overview, datetime.now(UTC).date(), self._counting.counts))
        desk.papers.list.rows.colours = {fold(tag.name): tag.colour for tag, _count in overview.tags}
        desk.details.set_known_tags(desk.snapshot.tags())
        if not self._has_counted:
            self._has_counted = True
            self.counted.emit()
        elif not desk.sidebar.entry.finds_as(desk.finder.question.scope):
            desk.finder.ask(scope=desk.sidebar.entry)
        desk.papers.show_count(desk.sidebar.entry.count)
        self.moved.emit()

    def _show_count(self, query: str, count: int) -> None:
        self._desk.sidebar.show_count(query, count)
        self._desk.papers.show_count(self._desk.sidebar.entry.count)

    def _show_found(self, found: Found) -> None:
        self._desk.papers.show_found(found, self._desk.sidebar.entry.count)
        if not self._has_begun:
            self._desk.papers.list.viewport().repaint()  # at once: what begins now would hold up the painting
        if not found.is_complete:
            self._indexing.look()
        if not found.is_whole:
            self._desk.finder.complete(self._desk.papers.list.sought_ids)
        if not self._has_begun:
            self._has_begun = True
            self._desk.snapshot.refresh()
            self._indexing.begin()
            self.began.emit()
        self.moved.emit()
