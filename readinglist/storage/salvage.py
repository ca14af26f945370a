"""A new library made of what can still be read in a damaged one.

Rows are told by the tables that the file names, and where it cannot say, by their shape: how many columns, of what
kind. The history is not taken over, since what it would undo may be gone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select, union, update

from readinglist.storage import checksums, sqlite, tables, whole_trees
from readinglist.storage.opening import open_connection
from readinglist.storage.raw_pages import RawPages, RawRow
from readinglist.storage.raw_rows import Value
from readinglist.storage.row_shapes import SALVAGED, TableShape

BATCH = 1_000
ONE_FOR_EACH_PAPER = tables.paper, tables.checksum  # under the paper's id
_SCHEMA_COLUMNS = 5  # type, name, tbl_name, rootpage, sql

Tell = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many papers could be read, of how many that the file knew of.

    There may have been more, unless they `are_counted`: the file itself proves how many there were. Where it
    `is_cut_off`, none does.
    """

    papers: int
    known: int
    are_counted: bool
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
                roots = _roots(pages.rows(pages.leaves(1))) or _roots(pages.rows())
                _fill(connection, pages, roots, now, tell)
                known = _known(connection)
                papers = _put_in_order(connection)
                counts = list(_counts(pages, roots))
    finally:
        connection.close()
        connection.engine.dispose()
    if roots:
        known.update(*counts)
        are_counted = bool(counts) and all(count == known for count in counts)
    else:  # a part of a tree passes for a whole one, so two must agree
        are_counted = counts.count(known) > 1
    return Salvaged(papers, len(known), are_counted and not pages.is_cut_off, pages.is_cut_off)


def _fill(connection: Connection, pages: RawPages, roots: Mapping[Table, int], now: datetime, tell: Tell) -> None:
    held: defaultdict[tuple[Table, int], list[Sequence[Value]]] = defaultdict(list)
    last = -1
    for shape, row in _told_apart(pages, roots):
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


def _told_apart(pages: RawPages, roots: Mapping[Table, int]) -> Iterator[tuple[TableShape, RawRow]]:
    """Yield rows with their tables: first those that the file says are there, which go before what else is found."""
    owners = {leaf: table for table, root in roots.items() for leaf in pages.leaves(root)}
    shapes = {table: TableShape.of(table) for table in SALVAGED}
    for number, owner in owners.items():
        shape = shapes.get(owner)
        if shape is not None:
            yield from ((shape, row) for row in pages.rows([number]) if shape.fits(row))
    for row in pages.rows(number for number in range(1, pages.count + 1) if number not in owners):
        fitting = next((shape for shape in shapes.values() if shape.fits(row)), None)
        if fitting is not None:
            yield fitting, row


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


def _counts(pages: RawPages, roots: Mapping[Table, int]) -> Iterator[set[int]]:
    """Yield the ids of all papers, as each tree has it that has one row for each and accounts for all its rows."""
    shapes = [TableShape.of(table) for table in ONE_FOR_EACH_PAPER]
    for root in [roots[table] for table in ONE_FOR_EACH_PAPER if table in roots] if roots else whole_trees.roots(pages):
        if any(shape.fits(row) for row in pages.rows(pages.leaves(root)) for shape in shapes):
            numbers = whole_trees.numbers_in(pages, root)
            if numbers is not None:
                yield numbers


def _put_in_order(connection: Connection) -> int:
    """Drop what points to nothing, make the numbers fit, and return how many papers there are."""
    for table in reversed(SALVAGED):
        for key in table.foreign_keys:
            connection.execute(delete(table).where(key.parent.not_in(select(key.column))))
    connection.execute(update(tables.listing).values(change_id=None))
    newest = select(func.coalesce(func.max(tables.paper.c.revision), 0)).scalar_subquery()
    connection.execute(update(tables.library).values(revision=func.max(tables.library.c.revision, newest) + 1))
    checksums.fill(connection)
    return int(connection.execute(select(func.count()).select_from(tables.paper)).scalar_one())


def _known(connection: Connection) -> set[int]:
    """Return the ids of the papers that were read, or that a tag, a link or a listing names."""
    naming: list[Any] = [select(tables.paper.c.id)]
    naming += [select(table.c.paper_id) for table in (tables.link, tables.paper_tag, tables.appearance)]
    return set(connection.execute(union(*naming)).scalars())
