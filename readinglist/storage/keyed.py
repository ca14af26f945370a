"""Citation keys: which are taken, by whom, and what those papers' keys may be made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from readinglist.domain.key_patterns.citable import KeyedPaper
from readinglist.storage import sqlite, tables

_PAPER = tables.paper.c
_FOLDED: ColumnElement[str] = func.lower(_PAPER.cite_key)
_KEYED = select(
    _PAPER.id, _PAPER.title, _PAPER.authors, _PAPER.year, _PAPER.venue, _PAPER.arxiv, _PAPER.doi, _PAPER.cite_key,
    _PAPER.trashed,
)  # fmt: skip


def pattern_text(connection: Connection) -> str:
    """Return the pattern by which new papers get their keys; empty is the usual one."""
    return str(connection.execute(select(tables.library.c.key_pattern)).scalar_one())


def taken(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Return those of the keys, in lower case, that papers have, whatever the case."""
    query = select(_FOLDED).where(_FOLDED.in_(sqlite.given_ids()))
    return set(connection.execute(query, sqlite.given({key.lower() for key in keys})).scalars())


def numbered(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Return the keys, in lower case, that are one of these with a hyphen and anything behind it."""
    query = _numbered(select(_FOLDED))
    return set(connection.execute(query, sqlite.given({key.lower() for key in keys})).scalars())


def holders(connection: Connection, keys: Iterable[str]) -> list[KeyedPaper]:
    """Return the papers that have one of the keys, whatever the case, those in the trash too."""
    query = _KEYED.where(_FOLDED.in_(sqlite.given_ids()))
    return _papers(connection, query, sqlite.given({key.lower() for key in keys}))


def holders_of_numbered(connection: Connection, keys: Iterable[str]) -> list[KeyedPaper]:
    """Return the papers that have one of the keys with a hyphen and anything behind it, those in the trash too."""
    return _papers(connection, _numbered(_KEYED), sqlite.given({key.lower() for key in keys}))


def keyed_after(connection: Connection, paper_id: int, limit: int) -> list[KeyedPaper]:
    """Return the first `limit` papers with larger ids than this, in their order, those in the trash too."""
    return _papers(connection, _KEYED.where(_PAPER.id > paper_id).order_by(_PAPER.id).limit(limit), {})


def _numbered(query: Select[Any]) -> Select[Any]:
    given = sqlite.given_ids().subquery().c.value
    return query.where(_FOLDED.between(given + "-", given + "."))  # a full stop comes next to a hyphen


def _papers(connection: Connection, query: Select[Any], given: Mapping[str, str]) -> list[KeyedPaper]:
    return [_paper(*row) for row in sqlite.rows(connection, query, given)]


def _paper(
    number: int, title: str, authors: str, year: int | None, venue: str, arxiv: str | None, doi: str | None, key: str,
    trashed: str | None,
) -> KeyedPaper:  # fmt: skip
    names = tuple(authors.split("\n")) if authors else ()
    return KeyedPaper(number, title, names, year, venue, arxiv, doi, key, trashed is not None)
