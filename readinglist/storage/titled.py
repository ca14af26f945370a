"""From rows to what papers are compared by when duplicates are looked for."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select, union

from readinglist.domain.duplicates import Titled
from readinglist.storage import sqlite, tables

_PAPER = tables.paper.c
_TITLED = select(_PAPER.id, _PAPER.title, _PAPER.authors, _PAPER.year, _PAPER.arxiv, _PAPER.doi).where(
    _PAPER.trashed.is_(None)
)


def titled_after(connection: Connection, paper_id: int, limit: int) -> list[Titled]:
    """Return the first `limit` papers with larger ids than this, in their order; those in the trash are left out."""
    rows = connection.execute(_TITLED.where(_PAPER.id > paper_id).order_by(_PAPER.id).limit(limit))
    return [_titled(*row) for row in rows.fetchall()]


def titled(connection: Connection, ids: Sequence[int]) -> list[Titled]:
    """Return the papers with these ids, in the order of ids; those in the trash are left out."""
    rows = connection.execute(_TITLED.where(_PAPER.id.in_(sqlite.given_ids())).order_by(_PAPER.id), sqlite.given(ids))
    return [_titled(*row) for row in rows.fetchall()]


def told_apart(connection: Connection) -> set[tuple[int, int]]:
    """Return the pairs of papers that the user has said are different, the smaller id first."""
    pair = tables.different.c
    return {(row[0], row[1]) for row in connection.execute(select(pair.paper_id, pair.other_id))}


def different_from(connection: Connection, paper_id: int) -> set[int]:
    """Return the papers that the user has said are different from this one."""
    pair = tables.different.c
    behind = select(pair.other_id).where(pair.paper_id == paper_id)
    before = select(pair.paper_id).where(pair.other_id == paper_id)
    return set(connection.execute(union(behind, before)).scalars())


def _titled(
    number: int, title: str, authors: str, year: int | None, arxiv: str | None, doi: str | None
) -> Titled:  # fmt: skip
    return Titled(number, title, tuple(authors.split("\n")) if authors else (), year, arxiv, doi)
