"""A new library made of what can still be read in a damaged one.

Rows are told by the tables that the file names, and where it cannot say, by their shape: how many columns, of what
kind. The history is not taken over, since what it would undo may be gone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select, union, update

from readinglist.storage import checksums, sqlite, tables
from readinglist.storage.opening import open_connection
from readinglist.storage.raw_pages import RawPages, RawRow
from readinglist.storage.raw_rows import Value
from readinglist.storage.row_shapes import SALVAGED, TableShape

BATCH = 1_000
_SCHEMA_COLUMNS = 5  # type, name, tbl_name, rootpage, sql

Tell = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many papers could be read, of how many that the file knew of: where it `is_cut_off`, of fewer, perhaps."""

    papers: int
    known: int
    is_cut_off: bool


def salvage(damaged: Path, draft: Path, now: datetime, tell: Tell) -> Salvaged:
    """Make the new library `draft` of what can be read in the file `damaged`, which is left as it is.

    `tell` hears how many pages of how many were looked at. Raises LibraryError or OSError; `draft` is then of no use.
    """
    connection, _ = open_connection(draft, create=True, now=now)
    try:
        with damaged.open("rb") as file, sqlite.speaking_plainly(damaged):
            sqlite.driver(connection).execute("PRAGMA foreign_keys=0").close()
            with sqlite.writing(connection):
                pages = RawPages(file)
                _fill(connection, pages, now, tell)
                papers, known = _put_in_order(connection)
    finally:
        connection.close()
        connection.engine.dispose()
    return Salvaged(papers, known, pages.is_cut_off)


def _fill(connection: Connection, pages: RawPages, now: datetime, tell: Tell) -> None:
    held: defaultdict[tuple[Table, int], list[Sequence[Value]]] = defaultdict(list)
    last = -1
    for shape, row in _told_apart(pages):
        rows = held[shape.table, len(row.values)]
        rows.append(shape.mended(row, now))
        if len(rows) == BATCH:
            _insert(connection, shape.table, rows)
            rows.clear()
        if row.page // BATCH != last:
            last = row.page // BATCH
            tell(min(row.page, pages.count), pages.count)
    for (table, _), rows in held.items():
        _insert(connection, table, rows)


def _told_apart(pages: RawPages) -> Iterator[tuple[TableShape, RawRow]]:
    """Yield rows with their tables: first those that the file says are there, which go before what else is found."""
    owners = _owners(pages)
    shapes = {table: TableShape.of(table) for table in SALVAGED}
    for number, owner in owners.items():
        shape = shapes.get(owner)
        if shape is not None:
            yield from ((shape, row) for row in pages.rows([number]) if shape.fits(row))
    for row in pages.rows(number for number in range(1, pages.count + 1) if number not in owners):
        fitting = next((shape for shape in shapes.values() if shape.fits(row)), None)
        if fitting is not None:
            yield fitting, row


def _owners(pages: RawPages) -> dict[int, Table]:
    """Return the pages of tables, as the file's schema and the trees have it."""
    roots = _roots(pages.rows(pages.leaves(1))) or _roots(pages.rows())
    return {leaf: table for table, root in roots.items() for leaf in pages.leaves(root)}


def _roots(rows: Iterable[RawRow]) -> dict[Table, int]:
    """Return where the trees of tables begin, as far as these rows of the schema say."""
    by_name = tables.paper.metadata.tables
    return {
        by_name[str(name)]: root
        for kind, name, _, root, _ in (row.values for row in rows if len(row.values) == _SCHEMA_COLUMNS)
        if kind == "table" and name in by_name and isinstance(root, int)
    }


def _insert(connection: Connection, table: Table, rows: list[Sequence[Value]]) -> None:
    """Insert rows, but for those whose place is taken or that lack what they must have."""
    if not rows:
        return
    names = [column.name for column in table.columns][: len(rows[0])]
    sqlite.insert_rows(connection, table, names, rows, otherwise="REPLACE" if table is tables.library else "IGNORE")


def _put_in_order(connection: Connection) -> tuple[int, int]:
    """Drop what points to nothing, make the numbers fit, and return how many papers there are, of how many known."""
    known = _known(connection)
    for table in reversed(SALVAGED):
        for key in table.foreign_keys:
            connection.execute(delete(table).where(key.parent.not_in(select(key.column))))
    connection.execute(update(tables.listing).values(change_id=None))
    newest = select(func.coalesce(func.max(tables.paper.c.revision), 0)).scalar_subquery()
    connection.execute(update(tables.library).values(revision=func.max(tables.library.c.revision, newest) + 1))
    checksums.fill(connection)
    papers = connection.execute(select(func.count()).select_from(tables.paper)).scalar_one()
    return papers, max(papers, known)


def _known(connection: Connection) -> int:
    """Count the papers that were read, or that a tag, a link or a listing names."""
    naming: list[Any] = [select(tables.paper.c.id)]
    naming += [select(table.c.paper_id) for table in (tables.link, tables.paper_tag, tables.appearance)]
    return connection.execute(select(func.count()).select_from(union(*naming).subquery())).scalar_one()
