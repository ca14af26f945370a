"""The rows of a table in a text file, its cells apart by commas, semicolons or tabs (RFC 4180), each with its line.

A quotation mark that is never closed would take the rest of the file into one cell; here it costs its own row.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readinglist.domain.records import Skipped
from readinglist.formats.clean_text import plain
from readinglist.formats.decoding import split_lines

_MAX_LINES = 200  # of one row: a cell with an abstract or notes may hold line breaks
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row that begins at `line`."""

    line: int
    cells: tuple[str, ...]


def rows(text: str, delimiter: str) -> Iterator[Row | Skipped]:
    """Yield the rows of `text` that hold something, the header among them."""
    lines = split_lines(text.removeprefix("\ufeff"))
    position = 0
    while position < len(lines):
        end = _end(lines, position)
        yield from _parsed(lines[position:end], position, delimiter)
        position = end


def _end(lines: Sequence[str], start: int) -> int:
    """Return where the row that begins at `start` ends: where all quotation marks are closed; if nowhere, below it."""
    open_quotes = 0
    for end in range(start, min(start + _MAX_LINES, len(lines))):
        open_quotes += lines[end].count('"')
        if open_quotes % 2 == 0:
            return end + 1
    return start + 1


def _parsed(lines: Sequence[str], start: int, delimiter: str) -> Iterator[Row | Skipped]:
    """Yield the rows in `lines`: one, or several where quotation marks stand within cells and mean nothing."""
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter)
    is_open = sum(line.count('"') for line in lines) % 2 == 1
    line = start + 1
    try:
        for cells in reader:
            if is_open and cells and cells[-1].endswith("\n"):
                yield Skipped(
                    line, "A quotation mark is opened in this row and never closed.", plain(lines[-1], _SHOWN)
                )
            elif any(cell.strip() for cell in cells):
                yield Row(line, tuple(cells))
            line = start + reader.line_num + 1
    except csv.Error:
        yield Skipped(line, "A cell of this row is too long to be read.", plain(lines[line - start - 1], _SHOWN))
