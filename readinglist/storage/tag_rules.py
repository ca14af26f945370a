"""Tag rules: from rows, and as a row holds them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from readinglist.domain.tag_rules import TagRule
from readinglist.storage import tables


def tag_rules(connection: Connection) -> list[TagRule]:
    """Return all tag rules, the oldest first."""
    table = tables.tag_rule
    query = select(table).where(table.c.removed.is_(False)).order_by(table.c.id)
    return [TagRule(row.id, row.query, tuple(row.tags.split("\n"))) for row in connection.execute(query)]


def held(tags: Iterable[str]) -> str:
    """Return names of tags as a row holds them: one a line, which no name can break."""
    return "\n".join(tags)
