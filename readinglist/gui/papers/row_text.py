"""What the rows of the paper list say: short texts made from a paper."""

from __future__ import annotations

from datetime import UTC, date

from readinglist.domain.links import LinkKind
from readinglist.domain.paper import Paper
from readinglist.domain.query import TextField
from readinglist.gui.ages import days_ago

APART = " · "  # between authors and venue
MOST_SHOWN = 400  # characters of a text that a row could ever show


def shown_title(paper: Paper) -> str:
    """Return as much of the title as a row could ever show."""
    return paper.title[:MOST_SHOWN]


def second_line(paper: Paper) -> str:
    """Return the authors, or where there are none, the beginning of the abstract."""
    if paper.authors:
        names = ", ".join(paper.authors[:4]) + (" et al." if len(paper.authors) > 4 else "")
        return (f"{names}{APART}{paper.venue}" if paper.venue else names)[:MOST_SHOWN]
    return paper.abstract[:MOST_SHOWN] or "No abstract"


def searched_part(paper: Paper) -> tuple[str, TextField]:
    """Return the part of the second line that a search looks through, and as which field; the venue is not searched."""
    text = second_line(paper)
    return (text.partition(APART)[0], TextField.AUTHOR) if paper.authors else (text, TextField.ABSTRACT)


def when(paper: Paper, today: date) -> str:
    """Return the year of a paper, or where that is unknown, the day it was added: both days are UTC, as in searches.

    Of a paper in the trash, return when it was put there.
    """
    if paper.trashed is not None:
        return f"trashed {days_ago((today - paper.trashed.astimezone(UTC).date()).days)}"
    if paper.year is not None:
        return str(paper.year)
    added = paper.added.astimezone(UTC).date()
    if added == today:
        return "today"
    return f"{added.day} {added:%b}" if added.year == today.year else f"{added:%b %Y}"


def link_kinds(paper: Paper) -> list[LinkKind]:
    """Return the kinds of link to mark a row with, each once, best first; at most three."""
    return list(dict.fromkeys(link.kind for link in paper.links))[:3]


def leaf(tag: str) -> str:
    """Return the last level of a tag's name, which is what a chip has room for."""
    return tag.rsplit("/", 1)[-1]
