"""Whether the rows of a library fit together: what points to nothing, and what two papers share that none should."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from readinglist.storage import sqlite, tables
from readinglist.storage.transaction import next_revision


def orphans(connection: Connection) -> Mapping[str, int]:
    """Return how many rows of which table point to nothing."""
    return Counter(table for table, _ in sqlite.broken_references(connection))


def delete_orphans(connection: Connection) -> None:
    """Delete the rows that point to nothing: nobody can see them, but counts have them; so who shows those is told."""
    for table, row in sqlite.broken_references(connection):
        connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE rowid = ?', (row,))
    next_revision(connection)


def sharing_identifiers(connection: Connection) -> int:
    """Count the papers that are not in the trash and share an arXiv id or a DOI with another."""
    paper = tables.paper.c
    found: set[int] = set()
    for column in (paper.arxiv, paper.doi):
        there = column.is_not(None) & paper.trashed.is_(None)
        shared = select(column).where(there).group_by(column).having(func.count() > 1)
        found.update(connection.execute(select(paper.id).where(there, column.in_(shared))).scalars())
    return len(found)
