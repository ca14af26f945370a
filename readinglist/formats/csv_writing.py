"""CSV (RFC 4180): a row for each paper, below a header; no cell is ever a formula.

A spreadsheet takes a cell that begins with one of `= + - @` for something to compute. Such a cell gets an apostrophe
before it, which `formats/csv_table.py` takes away again (owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from readinglist.domain.exports import ALL_PARTS, Parts
from readinglist.domain.paper import Paper
from readinglist.formats.one_line import lines_of, one_line
from readinglist.formats.told import NotAsWritten, Told, told

_ALWAYS = ("citation key", "title", "authors", "year", "venue", "doi", "arxiv", "links")
_IF_WANTED = {
    "abstract": ("abstract",),
    "tags": ("tags",),
    "notes": ("notes",),
    "state": ("state", "starred", "rating"),
}
_CELL = re.compile(r'(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n)')
_COMPUTED = frozenset("=+-@\t\r")


def pieces(papers: Iterable[Paper], parts: Parts = ALL_PARTS) -> Iterator[str]:
    """Yield the text of a table, row by row."""
    yield _line(_header(parts))
    for paper in papers:
        yield _line(f"'{cell}" if _needs_apostrophe(cell) else cell for cell in _cells(paper, parts))


def _header(parts: Parts) -> list[str]:
    return [*_ALWAYS, *(column for part in parts.names.split() for column in _IF_WANTED[part])]


def _needs_apostrophe(cell: str) -> bool:
    """Tell whether a cell would be computed; one with apostrophes of its own gets one more, which is taken away."""
    return cell.lstrip("'")[:1] in _COMPUTED


def _cells(paper: Paper, parts: Parts) -> Iterator[str]:
    yield one_line(paper.cite_key)
    yield one_line(paper.title)
    yield _list(paper.authors)
    yield "" if paper.year is None else str(paper.year)
    yield one_line(paper.venue)
    yield one_line(paper.doi or "")
    yield f"arXiv:{paper.arxiv}" if paper.arxiv else ""  # else a spreadsheet makes 2401.00010 a number, and loses the 0
    yield " ".join(one_line(link.url) for link in paper.links)
    if parts.abstract:
        yield one_line(paper.abstract)
    if parts.tags:
        yield _list(paper.tags)
    if parts.notes:
        yield "\n".join(lines_of(paper.notes))
    if parts.state:
        yield str(paper.state)
        yield "yes" if paper.starred else ""
        yield str(paper.rating) if paper.rating else ""


def _list(values: Iterable[str]) -> str:
    """Return several values in a cell, apart by semicolons."""
    return "; ".join(filter(None, (one_line(value.replace(";", " ")) for value in values)))


def _line(cells: Iterable[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue()


def read_back(lines: Iterable[str]) -> Iterator[Told]:
    """Yield what the rows of a table say; raises NotAsWritten where it is not as we write it.

    Python's own reader takes no cell of more than 131,072 characters, and notes may be longer.
    """
    rows = map(_cells_of, _rows(lines))
    header = next(rows, [])
    if header != _header(Parts.named(" ".join(header))):
        raise NotAsWritten("the header is missing")
    for number, row in enumerate(rows, start=1):
        if len(row) != len(header) or not (row[3].isdecimal() or row[3] == ""):
            raise NotAsWritten(f"row {number:,} has other columns")
        key, title, authors, year = map(_text_of, row[:4])
        yield told(key, title, authors.split(";"), int(year) if year else None)


def _rows(lines: Iterable[str]) -> Iterator[str]:
    """Yield the rows of a table: a line, or several where a line ends within quotation marks."""
    parts: list[str] = []
    quotes = 0
    for line in lines:
        parts.append(line)
        quotes += line.count('"')
        if quotes % 2 == 0:
            yield "".join(parts)
            parts, quotes = [], 0
    if parts:
        raise NotAsWritten("the last row does not end")


def _cells_of(row: str) -> list[str]:
    cells: list[str] = []
    position = 0
    while cell := _CELL.match(row, position):
        cells.append(cell[2] if cell[1] is None else cell[1].replace('""', '"'))
        position = cell.end()
        if cell[3] != ",":
            break
    if position != len(row) or not row.endswith("\r\n"):
        raise NotAsWritten("a row is damaged")
    return cells


def _text_of(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _needs_apostrophe(cell) else cell
