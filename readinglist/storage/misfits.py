"""Values that their columns cannot hold: bytes that are no text, a moment or a word that there is not.

SQLite puts any value into any column, and one bit makes other bytes of a text; its own check looks at neither. Nor do
checksums tell, where they were made later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, select, text

from readinglist.domain.tags import fold
from readinglist.storage import checksums, sqlite, tables
from readinglist.storage.raw_rows import Value
from readinglist.storage.row_shapes import SALVAGED, ColumnShape
from readinglist.storage.transaction import next_revision

LOOKED_AT = (*SALVAGED, tables.change)
FIRST = -(2**63)
_MANY = 500  # rows: one of them may be long

Instead = Mapping[str, Value]
"""What makes sense in the columns of a row that hold what they cannot."""


def misfits_after(
    connection: Connection, table: Table, number: int, most: int = _MANY
) -> tuple[dict[int, Instead], int, int]:
    """Look at the first rows of a table with larger numbers than this.

    Returns those that hold what they cannot, how many were looked at, and the last of them; 0 rows at the end.
    """
    shapes = {column.name: ColumnShape.of(column) for column in table.columns}
    names = ", ".join(f'"{name}"' for name in shapes)
    query = f'SELECT rowid, {names} FROM "{table.name}" WHERE rowid > ? ORDER BY rowid LIMIT ?'
    with sqlite.as_it_stands(connection):
        rows = sqlite.driver(connection).execute(query, (number, most)).fetchall()
    now = datetime.now(UTC)
    found = {row: dict(_instead(shapes, values, now)) for row, *values in rows}
    if table is tables.tag:
        place = list(shapes).index("folded")
        found = {row: _named(found[row], _read(values[place])) for row, *values in rows}
    return {row: instead for row, instead in found.items() if instead}, len(rows), max(found, default=number)


def make_sense(connection: Connection) -> None:
    """Put what makes sense in the place of what columns cannot hold, but in papers; U+FFFD where bytes are no text."""
    for table in LOOKED_AT:
        looked_at, last = -1, FIRST
        while looked_at and table is not tables.paper:
            found, looked_at, last = misfits_after(connection, table, last)
            with _checksums_kept(connection, found if table is tables.link else ()):
                for row, instead in found.items():
                    values = ", ".join(f'"{name}" = :{name}' for name in instead)
                    statement = f'UPDATE OR IGNORE "{table.name}" SET {values} WHERE rowid = :row'
                    connection.execute(text(statement), {**instead, "row": row})
    next_revision(connection)


@contextmanager
def _checksums_kept(connection: Connection, links: Iterable[int]) -> Iterator[None]:
    """Let the papers of these links have right checksums after a block, if they have them before."""
    of = select(tables.link.c.paper_id).where(tables.link.c.id.in_(sqlite.given_ids())).distinct()
    papers = list(connection.execute(of, sqlite.given(links)).scalars())
    held, right = checksums.kept(connection, papers), checksums.right(connection, papers)
    yield
    checksums.renew_all(connection, [number for number in papers if held.get(number) == right.get(number)])


def _instead(shapes: Mapping[str, ColumnShape], values: list[Any], now: datetime) -> Iterator[tuple[str, Value]]:
    """Yield the columns of a row that hold what they cannot, each with what makes sense there."""
    for (name, shape), value in zip(shapes.items(), values, strict=True):
        read = _read(value)
        sense = shape.sensible(read, now)
        if isinstance(value, bytes) or sense != read or (isinstance(value, bytearray) and value != read.encode()):
            yield name, sense


def _read(value: Any) -> Any:
    return value.decode(errors="replace") if isinstance(value, bytes | bytearray) else value


def _named(instead: dict[str, Value], folded: Value) -> dict[str, Value]:
    """Return the same, with the name that a tag had, in lower case, where it would get another one."""
    if "name" not in instead or "folded" in instead or fold(str(instead["name"])) == folded:
        return instead
    return {**instead, "name": folded}
