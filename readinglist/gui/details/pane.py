"""The details pane: shows one paper, many, or none, and says what the user wants done with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStackedWidget, QWidget

from readinglist.domain.tags import Tag
from readinglist.gui.details.content import Details
from readinglist.gui.details.nothing_view import NothingView
from readinglist.gui.details.paper_view import PaperView
from readinglist.gui.details.selection_view import SelectionView

PaperIds = tuple[int, ...]


class DetailsPane(QStackedWidget):
    """Every signal about papers carries their ids first, so what is asked for is done to what was shown."""

    state_chosen = Signal(object, object)  # PaperIds, State
    star_toggled = Signal(object, bool)
    rating_chosen = Signal(object, int)
    tags_added = Signal(object, object)  # PaperIds, tuple of names
    tags_removed = Signal(object, object)
    trash_chosen = Signal(object)
    restore_chosen = Signal(object)
    bibtex_copied = Signal(object)
    note_edited = Signal(int, str)
    link_opened = Signal(str)
    link_copied = Signal(str)
    key_copied = Signal(str)
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
        self._nothing = NothingView()
        self._paper = PaperView()
        self._selection = SelectionView()
        for page in (self._nothing, self._paper, self._selection):
            self.addWidget(page)
        self._connect_paper()
        self._connect_selection()

    def set_known_tags(self, tags: Sequence[Tag]) -> None:
        """Say which tags the library has, the likeliest first: they are offered, and their colours are shown."""
        self._paper.set_known_tags(tags)
        self._selection.set_known_tags(tags)

    def show_paper(self, details: Details) -> None:
        """Show one paper, or what has changed of it."""
        self._ids = (details.paper.id,)
        self._paper.show_details(details)
        self.setCurrentWidget(self._paper)

    def show_many(self, ids: Sequence[int]) -> None:
        """Show how many papers are chosen, and what can be done with all."""
        self._paper.forget()
        if tuple(ids) != self._ids:
            self._selection.tags.show_tags(())
        self._ids = tuple(ids)
        self._selection.show_count(len(ids))
        self.setCurrentWidget(self._selection)

    def show_shared_tags(self, names: Sequence[str]) -> None:
        """Show the tags that all chosen papers have."""
        self._selection.tags.show_tags(names)

    def show_nothing(self) -> None:
        """Show that no paper is chosen."""
        self._paper.forget()
        self._ids = ()
        self.setCurrentWidget(self._nothing)

    def save_notes(self) -> None:
        """Emit notes that are not saved yet; to be called before the window closes."""
        self._paper.notes.save_all()

    def notes_arrived(self, paper_id: int, text: str) -> None:
        """Hear that notes are in the library."""
        self._paper.notes.arrived(paper_id, text)

    def notes_refused(self, paper_id: int) -> None:
        """Hear that notes could not be saved: they are kept, and saving is tried again later."""
        self._paper.notes.refused(paper_id)

    def focus_tags(self) -> None:
        """Put the keyboard into the field for a new tag."""
        editor = self._selection.tags if self.currentWidget() is self._selection else self._paper.tags
        if self._ids:
            editor.field.setFocus()

    def focus_notes(self) -> None:
        """Put the keyboard into the notes."""
        if self.currentWidget() is self._paper:
            self._paper.notes.focus_text()

    def _connect_paper(self) -> None:
        paper = self._paper
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
        paper.notes.link_opened.connect(self.link_opened)
        paper.links.opened.connect(self.link_opened)
        paper.links.copied.connect(self.link_copied)
        paper.seen_in.key_copied.connect(self.key_copied)
        paper.seen_in.listing_chosen.connect(self.listing_chosen)

    def _connect_selection(self) -> None:
        selection = self._selection
        selection.states.state_chosen.connect(lambda state: self.state_chosen.emit(self._ids, state))
        selection.star_chosen.connect(lambda wanted: self.star_toggled.emit(self._ids, wanted))
        selection.tags.added.connect(lambda name: self.tags_added.emit(self._ids, (name,)))
        selection.tags.removed.connect(lambda name: self.tags_removed.emit(self._ids, (name,)))
        selection.tags.chosen.connect(self.tag_chosen)
        selection.tags.field.left.connect(self.left)
        selection.tags.refused.connect(self.refused)
        selection.copy_bibtex.clicked.connect(lambda: self.bibtex_copied.emit(self._ids))
        selection.trash.clicked.connect(lambda: self.trash_chosen.emit(self._ids))
