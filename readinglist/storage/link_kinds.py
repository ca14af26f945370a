"""The kind of a paper's link as a field of a Change: `kind of https://...`, for who knows better than the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, bindparam, select, update

from readinglist.domain.change import Value
from readinglist.storage import sqlite, tables

_PREFIX = "kind of "
_LINK = tables.link.c


def field_of(url: str) -> str:
    """Return the name of the field that is the kind of links to this address."""
    return _PREFIX + url


def is_kind(name: str) -> bool:
    """Tell whether a field is the kind of a link."""
    return name.startswith(_PREFIX)


def current(connection: Connection, name: str, ids: Sequence[int]) -> Mapping[int, str]:
    """Return the kind that the link has now at each of the papers that have it."""
    query = select(_LINK.paper_id, _LINK.kind).where(
        _LINK.url == name.removeprefix(_PREFIX), _LINK.paper_id.in_(sqlite.given_ids())
    )
    return dict(list(sqlite.rows(connection, query, sqlite.given(ids))))


def write(connection: Connection, name: str, kinds: Mapping[int, Value]) -> None:
    """Give the link another kind at each of these papers."""
    statement = update(tables.link).where(_LINK.url == name.removeprefix(_PREFIX), _LINK.paper_id == bindparam("paper"))
    rows = [{"paper": number, "other": kind} for number, kind in kinds.items()]
    if rows:
        connection.execute(statement.values(kind=bindparam("other")), rows)
