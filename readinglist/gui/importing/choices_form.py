"""What is asked about all papers of an import: the state and tags of new ones, and whether keywords are tags."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from readinglist.domain.paper import State
from readinglist.domain.tags import Tag
from readinglist.gui.details.state_selector import StateSelector
from readinglist.gui.importing.sentences import keywords_as_tags
from readinglist.gui.naming import named
from readinglist.gui.tag_editor import TagEditor
from readinglist.gui.tick import TickBox
from readinglist.library.review import Choices, Review


class ChoicesForm(QWidget):
    """Asks for state and tags where there are new papers, about keywords where there are any; else it shows nothing."""

    def __init__(self, review: Review, tags: Sequence[Tag], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = State.UNREAD
        self._tags: tuple[str, ...] = ()
        self._tag_editor = TagEditor()
        self._tag_editor.set_known(tags)
        self._tag_editor.show_tags(())
        self._keywords = named(TickBox(keywords_as_tags(len(review.keywords))), "keywords")
        self._keywords.setChecked(True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        if review.new:
            self._ask_about_new()
        if review.keywords:
            self._grid.addWidget(self._keywords, 2, 1 if review.new else 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def choices(self) -> Choices:
        """What was chosen."""
        return Choices(self._state, self._tags, keywords=self._keywords.isChecked())

    def _ask_about_new(self) -> None:
        states = StateSelector()
        states.show_state(self._state)
        states.state_chosen.connect(self._choose_state)
        self._tag_editor.added.connect(lambda name: self._choose_tags((*self._tags, name)))
        self._tag_editor.removed.connect(lambda name: self._choose_tags([n for n in self._tags if n != name]))
        self._grid.addWidget(QLabel("New papers are"), 0, 0)
        self._grid.addWidget(states, 0, 1, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(QLabel("Tagged"), 1, 0)
        self._grid.addWidget(self._tag_editor, 1, 1)

    def _choose_state(self, state: State) -> None:
        self._state = state

    def _choose_tags(self, names: Sequence[str]) -> None:
        self._tags = tuple(names)
        self._tag_editor.show_tags(self._tags)
