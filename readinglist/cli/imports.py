"""The imports of the past in the terminal: which they were, and taking one back."""

from __future__ import annotations

import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator
from itertools import islice
from typing import Any

from readinglist.cli import as_json
from readinglist.cli.table import GAP
from readinglist.cli.text import note, padded, shown, width
from readinglist.domain.change import Change
from readinglist.domain.errors import NotFound
from readinglist.domain.history import Standing
from readinglist.domain.imports import PastImport
from readinglist.library import Library
from readinglist.library.text import counted

PAGE = 200  # imports read at a time
HEADINGS = ("ID", "IMPORTED", "FOUND", "NEW", "KNOWN", "SKIPPED", "LEFT", "FROM")
_COUNTS = slice(2, 7)
_NARROWEST = 12  # columns for the names of files


def list_imports(library: Library, chosen: Namespace) -> int:
    """Print the imports, the newest first, as a table or as JSON."""
    imports = islice(_all(library), chosen.limit)
    if chosen.json:
        as_json.print_all(_as_json(library, past) for past in imports)
        return 0
    rows = [_cells(past) for past in imports]
    if rows:
        _print_table([HEADINGS, *rows])
    note(counted(len(rows), "import"))
    return 0


def undo(library: Library, number: int) -> Change:
    """Take back the import with this number.

    Raises:
        NotFound: there is no such import.
        NothingToUndo: it was undone already, or can no longer be.
    """
    if [past.change for past in library.imports(1, before=number + 1)] != [number]:
        raise NotFound(f"There is no import with the number {number}; readinglist imports lists them.")
    return library.undo(number)


def _all(library: Library) -> Iterator[PastImport]:
    before = None
    while page := library.imports(PAGE, before):
        yield from page
        before = page[-1].change


def _cells(past: PastImport) -> tuple[str, ...]:
    counts = (sum(getattr(source, kind) for source in past.sources) for kind in ("found", "new", "known", "skipped"))
    left = "undone" if past.standing is Standing.UNDONE else f"{past.papers:,}"
    names = ", ".join(shown(source.path or source.name) for source in past.sources)
    return (str(past.change), f"{past.at.astimezone():%Y-%m-%d %H:%M}", *(f"{one:,}" for one in counts), left, names)


def _print_table(rows: list[tuple[str, ...]]) -> None:
    """Print rows, numbers to the right; on a screen, the names of files are cut to what is left of its width."""
    widths = [max(width(row[column]) for row in rows) for column in range(len(HEADINGS))]
    if sys.stdout.isatty():
        room = shutil.get_terminal_size().columns - sum(widths[:-1]) - len(GAP) * (len(widths) - 1)
        widths[-1] = min(widths[-1], max(room, _NARROWEST))
    for row in rows:
        cells = list(row)
        cells[_COUNTS] = [cell.rjust(size) for cell, size in zip(row[_COUNTS], widths[_COUNTS], strict=True)]
        print(GAP.join(padded(cell, size) for cell, size in zip(cells, widths, strict=True)).rstrip())


def _as_json(library: Library, past: PastImport) -> dict[str, Any]:
    return as_json.past_import(past, [library.skipped(source.listing) for source in past.sources])
