"""What is known of a paper that is to be added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from readinglist.domain.paper import State
from readinglist.domain.records import Record
from readinglist.gui.editing.draft import Field, changes
from readinglist.library.adding import recorded


@dataclass(frozen=True, slots=True)
class NewPaper:
    """What was read of it (`record`) and `typed` since. It is added though the library has it, if so `anyway`."""

    record: Record
    typed: Mapping[Field, str] = field(default_factory=dict)
    state: State = State.UNREAD
    tags: tuple[str, ...] = ()
    anyway: bool = False

    def recorded(self) -> Record:
        """Return all of it as one record; raises InvalidValue where a field cannot take what was typed."""
        return recorded(self.record, changes(self.record, self.typed))
