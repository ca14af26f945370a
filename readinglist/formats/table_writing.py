"""A table of Markdown (GitHub's, which Obsidian, Pandoc and others read too): a row for each paper.

A bar within a text is written as an entity: what ends a cell differs from program to program where bars are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from readinglist.domain.exports import ALL_PARTS, Parts
from readinglist.domain.paper import Paper
from readinglist.formats.markdown import escaped, link_to, listed
from readinglist.formats.markdown_told import plain, title_of
from readinglist.formats.told import UNTITLED, NotAsWritten, Told, told

_COLUMNS = ("Title", "Authors", "Year", "Venue", "Key", "State")
_WITHOUT_STATE = _COLUMNS[:-1]


def pieces(papers: Iterable[Paper], parts: Parts = ALL_PARTS) -> Iterator[str]:
    """Yield the text of a table, row by row."""
    yield from _head(_COLUMNS if parts.state else _WITHOUT_STATE)
    for paper in papers:
        cells = [*_cells(paper), str(paper.state)] if parts.state else _cells(paper)
        yield f"| {' | '.join(cells)} |\n"


def _head(columns: Sequence[str]) -> tuple[str, str]:
    return f"| {' | '.join(columns)} |\n", f"|{' --- |' * len(columns)}\n"


def _cells(paper: Paper) -> Iterator[str]:
    title = _without_bars(escaped(paper.title) or UNTITLED)
    yield link_to(title, paper.best_link) if paper.best_link else title
    yield _without_bars(listed(paper.authors))
    yield "" if paper.year is None else str(paper.year)
    yield _without_bars(escaped(paper.venue))
    yield _without_bars(escaped(paper.cite_key))


def _without_bars(cell: str) -> str:
    return cell.replace("\\|", "&#124;")


def read_back(lines: Iterable[str]) -> Iterator[Told]:
    """Yield what the rows of a table say; raises NotAsWritten where it is not as we write it."""
    remaining = iter(lines)
    head = (next(remaining, ""), next(remaining, ""))
    columns = next((some for some in (_COLUMNS, _WITHOUT_STATE) if head == _head(some)), None)
    if columns is None:
        raise NotAsWritten("the head of the table is missing")
    pattern = re.compile(r"\|" + r" ([^|\n]*) \|" * len(columns) + r"\n")
    for number, line in enumerate(remaining, start=3):
        row = pattern.fullmatch(line)
        if row is None:
            raise NotAsWritten(f"line {number} is no row")
        title, authors, year, _, key = row.groups()[:5]
        yield told(plain(key), title_of(title), map(plain, authors.split(",")), int(year) if year else None)
