"""The state and the tags that a new paper gets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from readinglist.domain.paper import State
from readinglist.domain.tags import Tag, fold
from readinglist.gui.details.state_selector import StateSelector
from readinglist.gui.tag_editor import TagEditor


class Standing(QObject):
    """Holds what was chosen, beside what came with a record."""

    refused = Signal(str)  # the sentence why a name cannot be a tag

    def __init__(self, tags: Sequence[Tag], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.states, self.editor = StateSelector(), TagEditor()
        self.state = State.UNREAD
        self.states.show_state(self.state)
        self.states.state_chosen.connect(self._choose_state)
        self.editor.set_known(tags)
        self.editor.added.connect(lambda name: self.editor.show_tags((*self.tags, name)))
        self.editor.removed.connect(lambda name: self.editor.show_tags([one for one in self.tags if one != name]))
        self.editor.refused.connect(self.refused)
        self._is_chosen = False

    @property
    def tags(self) -> tuple[str, ...]:
        """The names of the tags."""
        return self.editor.names

    def fill(self, state: State | None, tags: Sequence[str]) -> None:
        """Take what came with a record: its state, where none was chosen, and its tags beside those that are there."""
        if state is not None and not self._is_chosen:
            self.state = state
            self.states.show_state(state)
        there = set(map(fold, self.tags))
        self.editor.show_tags((*self.tags, *(name for name in tags if fold(name) not in there)))

    def _choose_state(self, state: State) -> None:
        self.state = state
        self._is_chosen = True
