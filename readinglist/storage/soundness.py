"""Whether the rows of a library fit together: what points to nothing, and what two papers share that none should."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress

from sqlalchemy import Connection, func, select

from readinglist.domain.tags import fold
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


def misnamed_tags(connection: Connection) -> list[tuple[str, str]]:
    """Return the tags whose names are not those that they were given, each with what it was, in lower case.

    That stands in the file a second time, to keep tags apart; SQLite's own check holds its index to it.
    """
    tag, named = tables.tag.c, []
    with sqlite.as_it_stands(connection):
        found = sqlite.rows(connection, select(tag.name, tag.folded).where(tag.removed.is_(False)).order_by(tag.id))
    for row in found:
        with suppress(TypeError, UnicodeDecodeError):  # no text: a misfit
            name, folded = (str(value, "utf-8") for value in row)
            if fold(name) != folded:
                named.append((name, folded))
    return named


def sharing_identifiers(connection: Connection) -> int:
    """Count the papers that are not in the trash and share an arXiv id or a DOI with another."""
    paper = tables.paper.c
    found: set[int] = set()
    for column in (paper.arxiv, paper.doi):
        there = column.is_not(None) & paper.trashed.is_(None)
        shared = select(column).where(there).group_by(column).having(func.count() > 1)
        found.update(connection.execute(select(paper.id).where(there, column.in_(shared))).scalars())
    return len(found)
