"""What was in a library before a migration, and must be there after it: every row, with the values it had."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import Connection

from readinglist.storage import sqlite

_FEW = 200  # rows read at a time


@dataclass(frozen=True, slots=True)
class Held:
    """The columns of each table, the hash of their values row by row, and how many rows point to nothing."""

    columns: Mapping[str, tuple[str, ...]]
    digests: Mapping[str, bytes]
    broken: int


def held(connection: Connection, columns: Mapping[str, tuple[str, ...]] | None = None) -> Held:
    """Return what is there: all of it, or the values of these columns."""
    wanted = columns if columns is not None else _columns(connection)
    digests = {table: _digest(connection, table, names) for table, names in wanted.items()}
    return Held(wanted, digests, len(sqlite.broken_references(connection)))


def _columns(connection: Connection) -> dict[str, tuple[str, ...]]:
    below = sqlite.driver(connection)
    tables = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('alembic_version', 'sqlite_sequence')"
    )
    return {
        table: tuple(row[1] for row in below.execute(f'PRAGMA table_info("{table}")'))
        for (table,) in below.execute(tables).fetchall()
    }


def _digest(connection: Connection, table: str, columns: tuple[str, ...]) -> bytes:
    names = ", ".join(f'"{name}"' for name in columns)
    digest = blake2b()
    with sqlite.as_it_stands(connection):  # damage is for a check to find, and no reason to stay with an old version
        cursor = sqlite.driver(connection).execute(f'SELECT rowid, {names} FROM "{table}" ORDER BY rowid')
        while rows := cursor.fetchmany(_FEW):
            digest.update(marshal.dumps(rows, 2))  # version 2: the same bytes for equal values, wherever they are kept
    return digest.digest()
