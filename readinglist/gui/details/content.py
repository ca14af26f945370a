"""What the details pane shows of one paper: a value, gathered on the reader's thread."""

from __future__ import annotations

from dataclasses import dataclass

from readinglist.domain.paper import Appearance, Paper
from readinglist.gui.foreign_text import Span


@dataclass(frozen=True, slots=True)
class Details:
    """A paper, where it was seen, and the places of title and abstract that match what is searched."""

    paper: Paper
    appearances: tuple[Appearance, ...] = ()
    title_marks: tuple[Span, ...] = ()
    abstract_marks: tuple[Span, ...] = ()
