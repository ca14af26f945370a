"""Names in a query, replaced by what they stand for in this library."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, or_, select

from readinglist.domain import query as q
from readinglist.domain import tags
from readinglist.storage import tables


def resolve(connection: Connection, query: q.Query) -> q.Query:
    """Return `query` with TagIds for Tagged and ListingIds for InListing; an unknown name finds nothing."""
    return replace(query, where=_resolved(connection, query.where))


def _resolved(connection: Connection, node: q.Node) -> q.Node:
    match node:
        case q.Tagged(name):
            return q.TagIds(_tag_ids(connection, name))
        case q.InListing(name):
            return q.ListingIds(listing_ids(connection, name))
        case q.And(parts):
            return q.And(tuple(_resolved(connection, part) for part in parts))
        case q.Or(parts):
            return q.Or(tuple(_resolved(connection, part) for part in parts))
        case q.Not(part):
            return q.Not(_resolved(connection, part))
        case _:
            return node


def _tag_ids(connection: Connection, name: str) -> tuple[int, ...]:
    tag = tables.tag
    folded = tags.fold(name)
    below = tag.c.folded.startswith(f"{folded}/", autoescape=True)
    query = select(tag.c.id).where(or_(tag.c.folded == folded, below), tag.c.removed.is_(False))
    return tuple(connection.execute(query).scalars())


def listing_ids(connection: Connection, name: str) -> tuple[int, ...]:
    """Return the listings of this very name; where there are none, those whose name or date holds all its words."""
    listing = tables.listing
    words = name.casefold().split()
    query = select(listing.c.id, listing.c.name, listing.c.date_text).where(listing.c.removed.is_(False))
    rows = connection.execute(query).all()
    same = tuple(row.id for row in rows if row.name.casefold() == name.casefold())
    return same or tuple(
        row.id for row in rows if all(word in f"{row.name} {row.date_text}".casefold() for word in words)
    )
