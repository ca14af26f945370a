"""What the details pane shows: values, gathered on the reader's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readinglist.domain.paper import Appearance, Paper
from readinglist.gui.foreign_text import Span

if TYPE_CHECKING:
    from readinglist.library.library import Library

MOST_COMPARED = 500  # papers whose tags are looked through


@dataclass(frozen=True, slots=True)
class Details:
    """A paper, where it was seen, and the places of title and abstract that match what is searched."""

    paper: Paper
    appearances: tuple[Appearance, ...] = ()
    title_marks: tuple[Span, ...] = ()
    abstract_marks: tuple[Span, ...] = ()


def shared_tags(library: Library, ids: Sequence[int]) -> tuple[str, ...]:
    """Return the tags that all these papers have; none where the papers are too many to look through."""
    papers = library.papers(ids) if len(ids) <= MOST_COMPARED else []
    if not papers:
        return ()
    shared = set(papers[0].tags).intersection(*(paper.tags for paper in papers))
    return tuple(tag for tag in papers[0].tags if tag in shared)
