"""A table of Markdown (GitHub's, which Obsidian, Pandoc and others read too): a row for each paper.

A bar within a text is written as an entity: what ends a cell differs from program to program where bars are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from readinglist.domain.paper import Paper
from readinglist.formats.markdown import escaped, link_to, listed
from readinglist.formats.markdown_told import plain, title_of
from readinglist.formats.told import UNTITLED, NotAsWritten, Told, told

_COLUMNS = ("Title", "Authors", "Year", "Venue", "State", "Key")
_HEAD = (f"| {' | '.join(_COLUMNS)} |\n", f"|{' --- |' * len(_COLUMNS)}\n")
_ROW = re.compile(r"\|" + r" ([^|\n]*) \|" * len(_COLUMNS) + r"\n")


def pieces(papers: Iterable[Paper]) -> Iterator[str]:
    """Yield the text of a table, row by row."""
    yield from _HEAD
    for paper in papers:
        yield f"| {' | '.join(_cells(paper))} |\n"


def _cells(paper: Paper) -> Iterator[str]:
    title = _without_bars(escaped(paper.title) or UNTITLED)
    yield link_to(title, paper.best_link) if paper.best_link else title
    yield _without_bars(listed(paper.authors))
    yield "" if paper.year is None else str(paper.year)
    yield _without_bars(escaped(paper.venue))
    yield str(paper.state)
    yield _without_bars(escaped(paper.cite_key))


def _without_bars(cell: str) -> str:
    return cell.replace("\\|", "&#124;")


def read_back(lines: Iterable[str]) -> Iterator[Told]:
    """Yield what the rows of a table say; raises NotAsWritten where it is not as we write it."""
    remaining = iter(lines)
    if (next(remaining, ""), next(remaining, "")) != _HEAD:
        raise NotAsWritten("the head of the table is missing")
    for number, line in enumerate(remaining, start=3):
        row = _ROW.fullmatch(line)
        if row is None:
            raise NotAsWritten(f"line {number} is no row")
        title, authors, year, _, _, key = row.groups()
        yield told(plain(key), title_of(title), map(plain, authors.split(",")), int(year) if year else None)
