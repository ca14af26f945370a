"""What the details pane shows: values, gathered on the reader's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readinglist.domain.paper import Appearance, Paper
from readinglist.gui.foreign_text import Span, on_one_line

if TYPE_CHECKING:
    from readinglist.library.library import Library

MOST_COMPARED = 500  # papers whose tags are looked through
_MOST_AUTHORS = 30
_LONGEST_BYLINE = 1_500


@dataclass(frozen=True, slots=True)
class Details:
    """A paper, where it was seen, and the places of title, authors and abstract that match what is searched."""

    paper: Paper
    appearances: tuple[Appearance, ...] = ()
    title_marks: tuple[Span, ...] = ()
    author_marks: tuple[Span, ...] = ()  # in the byline
    abstract_marks: tuple[Span, ...] = ()


def byline(paper: Paper) -> str:
    """Return the authors on one line; of many, how many more there are."""
    names = ", ".join(paper.authors[:_MOST_AUTHORS])
    more = len(paper.authors) - _MOST_AUTHORS
    return on_one_line(f"{names} and {more} more" if more > 0 else names, _LONGEST_BYLINE)


def published(paper: Paper) -> str:
    """Return on one line where and when a paper was published, and its identifiers."""
    parts = [on_one_line(paper.venue, 200), str(paper.year) if paper.year is not None else ""]
    parts.append(f"arXiv {paper.arxiv}" if paper.arxiv else "")
    parts.append(f"DOI {paper.doi}" if paper.doi else "")
    return on_one_line("  ·  ".join(part for part in parts if part))


def shared_tags(library: Library, ids: Sequence[int]) -> tuple[str, ...]:
    """Return the tags that all these papers have; none where the papers are too many to look through."""
    papers = library.papers(ids) if len(ids) <= MOST_COMPARED else []
    if not papers:
        return ()
    shared = set(papers[0].tags).intersection(*(paper.tags for paper in papers))
    return tuple(tag for tag in papers[0].tags if tag in shared)
