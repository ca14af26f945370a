"""The details pane: shows one paper, many, or none, and says what the user wants done with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStackedWidget, QWidget

from readinglist.domain.tags import Tag
from readinglist.gui.details.content import Details
from readinglist.gui.details.nothing_view import NothingView

if TYPE_CHECKING:
    from readinglist.gui.details.paper_view import PaperView
    from readinglist.gui.details.selection_view import SelectionView

PaperIds = Sequence[int]


class DetailsPane(QStackedWidget):
    """Every signal about papers carries their ids first, so what is asked for is done to what was shown.

    Its views are loaded and made when they are first shown, so that at the start the list need not wait for them.
    """

    state_chosen = Signal(object, object)  # PaperIds, State
    star_toggled = Signal(object, bool)
    rating_chosen = Signal(object, int)
    tags_added = Signal(object, object)  # PaperIds, tuple of names
    tags_removed = Signal(object, object)
    trash_chosen = Signal(object)
    restore_chosen = Signal(object)
    bibtex_copied = Signal(object)
    note_edited = Signal(int, str)
    papers_noted = Signal(object, object)  # PaperIds, and what puts a text into the notes
    link_opened = Signal(str)
    link_copied = Signal(str)
    key_copied = Signal(str)
    key_edited = Signal()
    tag_chosen = Signal(str)
    listing_chosen = Signal(int)
    left = Signal()  # escape in a field: the keyboard belongs elsewhere now
    refused = Signal(str)  # a sentence: what was typed cannot be done

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details-pane")
        self.setAccessibleName("Details")
        self.setMinimumWidth(320)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._ids: PaperIds = ()
        self._known_tags: Sequence[Tag] = ()
        self._is_read_only = False
        self._nothing = NothingView()
        self._made_paper: PaperView | None = None
        self._made_selection: SelectionView | None = None
        self.addWidget(self._nothing)

    def set_known_tags(self, tags: Sequence[Tag]) -> None:
        """Say which tags the library has, the likeliest first: they are offered, and their colours are shown."""
        self._known_tags = tags
        for view in (self._made_paper, self._made_selection):
            if view is not None:
                view.set_known_tags(tags)

    def set_read_only(self, is_read_only: bool) -> None:
        """Say whether papers are only shown: then nothing can be typed that could not be kept."""
        self._is_read_only = is_read_only
        for view in (self._made_paper, self._made_selection):
            if view is not None:
                view.set_read_only(is_read_only)

    def show_paper(self, details: Details) -> None:
        """Show one paper, or what has changed of it."""
        self._ids = (details.paper.id,)
        self._paper.show_details(details)
        self.setCurrentWidget(self._paper)

    def show_many(self, ids: Sequence[int]) -> None:
        """Show how many papers are chosen, and what can be done with all."""
        self._forget_paper()
        if ids != self._ids:
            self._selection.tags.show_tags(())
        self._ids = ids
        self._selection.show_count(len(ids))
        self.setCurrentWidget(self._selection)

    def show_shared_tags(self, names: Sequence[str]) -> None:
        """Show the tags that all chosen papers have."""
        self._selection.tags.show_tags(names)

    def show_nothing(self) -> None:
        """Show that no paper is chosen."""
        self._forget_paper()
        self._ids = ()
        self.setCurrentWidget(self._nothing)

    def notes_arrived(self, paper_id: int, text: str) -> None:
        """Hear that notes are in the library."""
        self._paper.notes.arrived(paper_id, text)

    def notes_refused(self, paper_id: int) -> None:
        """Hear that notes could not be saved: they are kept, and saving is tried again later."""
        self._paper.notes.refused(paper_id)

    def focus_tags(self) -> None:
        """Put the keyboard into the field for a new tag."""
        if self._ids and self.currentWidget() is self._made_paper:
            self._paper.focus_tags()
        elif self._ids:
            self._selection.tags.field.setFocus()

    def focus_notes(self) -> None:
        """Put the keyboard into the notes."""
        if self.currentWidget() is self._made_paper:
            self._paper.focus_notes()

    def toggle_preview(self) -> None:
        """Show the notes as Markdown, or as they are typed."""
        if self.currentWidget() is self._made_paper:
            self._paper.toggle_preview()

    @property
    def _paper(self) -> PaperView:
        if self._made_paper is None:
            from readinglist.gui.details.paper_view import PaperView

            self._made_paper = PaperView()
            self._made_paper.set_known_tags(self._known_tags)
            self._made_paper.set_read_only(self._is_read_only)
            self._connect_paper(self._made_paper)
            self.addWidget(self._made_paper)
        return self._made_paper

    @property
    def _selection(self) -> SelectionView:
        if self._made_selection is None:
            from readinglist.gui.details.selection_view import SelectionView

            self._made_selection = SelectionView()
            self._made_selection.set_known_tags(self._known_tags)
            self._made_selection.set_read_only(self._is_read_only)
            self._connect_selection(self._made_selection)
            self.addWidget(self._made_selection)
        return self._made_selection

    def _forget_paper(self) -> None:
        if self._made_paper is not None:
            self._made_paper.forget()

    def _connect_paper(self, paper: PaperView) -> None:
        paper.states.state_chosen.connect(lambda state: self.state_chosen.emit(self._ids, state))
        paper.star.toggled_by_user.connect(lambda wanted: self.star_toggled.emit(self._ids, wanted))
        paper.rating.rating_chosen.connect(lambda rating: self.rating_chosen.emit(self._ids, rating))
        paper.tags.added.connect(lambda name: self.tags_added.emit(self._ids, (name,)))
        paper.tags.removed.connect(lambda name: self.tags_removed.emit(self._ids, (name,)))
        paper.tags.chosen.connect(self.tag_chosen)
        paper.tags.refused.connect(self.refused)
        paper.tags.field.left.connect(self.left)
        paper.notes.left.connect(self.left)
        paper.restore.clicked.connect(lambda: self.restore_chosen.emit(self._ids))
        paper.notes.edited.connect(self.note_edited)
        paper.notes.papers_dropped.connect(self.papers_noted)
        paper.notes.link_opened.connect(self.link_opened)
        paper.links.opened.connect(self.link_opened)
        paper.abstract.link_opened.connect(self.link_opened)
        paper.links.copied.connect(self.link_copied)
        paper.seen_in.key_copied.connect(self.key_copied)
        paper.seen_in.key_edited.connect(self.key_edited)
        paper.seen_in.listing_chosen.connect(self.listing_chosen)

    def _connect_selection(self, selection: SelectionView) -> None:
        selection.states.state_chosen.connect(lambda state: self.state_chosen.emit(self._ids, state))
        selection.star_chosen.connect(lambda wanted: self.star_toggled.emit(self._ids, wanted))
        selection.tags.added.connect(lambda name: self.tags_added.emit(self._ids, (name,)))
        selection.tags.removed.connect(lambda name: self.tags_removed.emit(self._ids, (name,)))
        selection.tags.chosen.connect(self.tag_chosen)
        selection.tags.field.left.connect(self.left)
        selection.tags.refused.connect(self.refused)
        selection.copy_bibtex.clicked.connect(lambda: self.bibtex_copied.emit(self._ids))
        selection.trash.clicked.connect(lambda: self.trash_chosen.emit(self._ids))
