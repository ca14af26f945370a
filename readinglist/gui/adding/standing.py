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
        self.states = StateSelector()
        editor = self.editor = TagEditor()
        self.state = State.UNREAD
        self.states.show_state(self.state)
        self.states.state_chosen.connect(self._choose_state)
        editor.set_known(tags)
        editor.added.connect(lambda name: editor.show_tags((*editor.names, name)))
        editor.removed.connect(lambda name: editor.show_tags([one for one in editor.names if one != name]))
        editor.refused.connect(self.refused)
        self._is_chosen = False
        self._came: frozenset[str] = frozenset()  # folded names of tags that nobody typed

    @property
    def tags(self) -> tuple[str, ...]:
        """The names of the tags; what is typed and not entered yet counts as well."""
        return self.editor.wanted

    def choose(self, state: State, tags: Sequence[str]) -> None:
        """Take what somebody chose before."""
        self._choose_state(state)
        self.states.show_state(state)
        self.editor.show_tags(tags)

    def fill(self, state: State | None, tags: Sequence[str]) -> None:
        """Take what came with a record in place of what came before: its state, where none was chosen, and its tags."""
        if not self._is_chosen:
            self.state = state or State.UNREAD
            self.states.show_state(self.state)
        kept = tuple(name for name in self.editor.names if fold(name) not in self._came)
        there = set(map(fold, kept))
        self._came = frozenset(map(fold, tags)) - there
        self.editor.show_tags((*kept, *(name for name in tags if fold(name) not in there)))

    def _choose_state(self, state: State) -> None:
        self.state = state
        self._is_chosen = True
