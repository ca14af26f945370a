"""Rich text: papers as they are pasted into a word processor or a mail, a fragment of HTML of the plainest elements.

Everything is escaped, and nothing in it is loaded from anywhere.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from readinglist.domain.exports import ALL_PARTS, Parts
from readinglist.domain.paper import MAX_RATING, Paper
from readinglist.formats.html_writing import escaped, linked
from readinglist.formats.one_line import lines_of
from readinglist.formats.told import UNTITLED

_TAG = re.compile("<[^<>]*>")  # text has no angle brackets
_COLUMNS = ("Title", "Authors", "Year", "Venue", "Key", "State")


def list_of(papers: Iterable[Paper], parts: Parts = ALL_PARTS) -> str:
    """Return papers as a list: the title, and below it a line for each thing that is known."""
    items = ("<br>".join(_lines(parts.of(paper), parts)) for paper in papers)
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def table_of(papers: Iterable[Paper], parts: Parts = ALL_PARTS) -> str:
    """Return papers as a table with a row for each."""
    count = len(_COLUMNS) if parts.state else len(_COLUMNS) - 1
    head = "".join(f"<th>{name}</th>" for name in _COLUMNS[:count])
    rows = ("".join(f"<td>{cell}</td>" for cell in _cells(paper)[:count]) for paper in papers)
    return f"<table><tr>{head}</tr>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _lines(paper: Paper, parts: Parts) -> Iterator[str]:
    yield f"<b>{_title(paper)}</b>"
    identifiers = (f"arXiv:{paper.arxiv}" if paper.arxiv else "", f"doi:{paper.doi}" if paper.doi else "")
    year = "" if paper.year is None else str(paper.year)
    for facts in (
        (_authors(paper), year, escaped(paper.venue), *map(escaped, identifiers)),
        tuple(linked(link.name, link) for link in paper.offered_links),
        (", ".join(filter(None, map(escaped, paper.tags))), *(_state(paper) if parts.state else ())),
    ):
        if any(facts):
            yield " · ".join(filter(None, facts))
    yield from filter(None, map(escaped, lines_of(paper.notes)))
    if abstract := escaped(paper.abstract):
        yield f"<i>{abstract}</i>"


def _cells(paper: Paper) -> tuple[str, ...]:
    year = "" if paper.year is None else str(paper.year)
    return _title(paper), _authors(paper), year, escaped(paper.venue), escaped(paper.cite_key), str(paper.state)


def _title(paper: Paper) -> str:
    title = escaped(paper.title) or UNTITLED
    return linked(title, paper.best_link) if paper.best_link else title


def _authors(paper: Paper) -> str:
    return ", ".join(filter(None, map(escaped, paper.authors)))


def _state(paper: Paper) -> tuple[str, str, str]:
    rating = f"rated {paper.rating} of {MAX_RATING}" if paper.rating else ""
    return str(paper.state), "starred" if paper.starred else "", rating


def plain(rich: str) -> str:
    """Return a list of papers, as `list_of` gives it, as plain text."""
    lines = rich.replace("<br>", "\n").replace("</li>", "\n\n")
    return html.unescape(_TAG.sub("", lines))
