"""What is said of a candidate besides what it says itself: what it may be, what its file has anew, what is decided."""

from __future__ import annotations

import html
from typing import NamedTuple

from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.importing.decisions import Decisions
from readinglist.gui.importing.findings import Difference, NearMatch
from readinglist.gui.importing.rows import Row

SAME_KEY = "s"
_MOST_AUTHORS = 6


class Likely(NamedTuple):
    """The line on what a paper may be. Where room is scarce, `title` is cut."""

    lead: str
    title: str
    end: str


def beside(row: Row, decisions: Decisions) -> str:
    """Return what is said of a known paper: why it is not new, or what its file has anew."""
    difference = decisions.differences.get(row.place)
    return f"new {', '.join(name for name, _, _ in difference.fields)}" if difference else row.known


def likely(row: Row, decisions: Decisions) -> Likely | None:
    """Return what a new paper may be, or is as the user says; None where it is like none."""
    match = decisions.near.get(row.place)
    if match is None:
        return None
    lead = "Joined with: " if decisions.is_same(row) else "May be: "
    return Likely(lead, on_one_line(match.paper.title), f" ({match.why})")


def spoken(row: Row, decisions: Decisions) -> str:
    """Return what a screen reader says of a row."""
    line = likely(row, decisions)
    more = "".join(line) if line else beside(row, decisions)
    return f"{row.title}, {more}" if more else row.title


def tip(row: Row, decisions: Decisions) -> str | None:
    """Return more on what a row only hints at, as HTML in which foreign text is escaped; None where that is nothing."""
    match, difference = decisions.near.get(row.place), decisions.differences.get(row.place)
    if match:
        return f"<qt>{_on_match(row, match)}</qt>"
    return f"<qt>{_on_difference(difference)}</qt>" if difference else None


def _on_match(row: Row, match: NearMatch) -> str:
    paper = match.paper
    known = [", ".join(paper.authors[:_MOST_AUTHORS]), str(paper.year or ""), paper.arxiv or "", paper.doi or ""]
    yours = " · ".join(on_one_line(part) for part in known if part)
    return (
        f"<b>New</b><br>{_lines(row.title, row.second_line)}<b>Yours</b><br>{_lines(on_one_line(paper.title), yours)}"
        f"<br>Press {SAME_KEY} where it is the same paper: yours is kept, and gets what it lacks."
    )


def _on_difference(difference: Difference) -> str:
    return "<br>".join(
        f"<b>{name.capitalize()}</b><br>Yours: {html.escape(old)}<br>The file: {html.escape(new)}"
        for name, old, new in difference.fields
    )


def _lines(*texts: str) -> str:
    return "".join(f"{html.escape(text)}<br>" for text in texts if text)
