"""From rows to papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from readinglist.domain.links import Link, LinkKind, best_first
from readinglist.domain.paper import Appearance, Paper
from readinglist.storage import tables
from readinglist.storage.documents import state_of
from readinglist.storage.fields import chunks

_COLUMNS = [
    column
    for column in tables.paper.c
    if column.name not in ("raw_title", "raw_abstract", "touches")
]  # fmt: skip


def papers(connection: Connection, ids: Sequence[int]) -> list[Paper]:
    """Return the papers with these ids, in this order; ids that are not there are left out."""
    found: dict[int, Paper] = {}
    for chunk in chunks(sorted(set(ids))):
        tags, links, listings = _tags(connection, chunk), _links(connection, chunk), _listings(connection, chunk)
        for row in connection.execute(select(*_COLUMNS).where(tables.paper.c.id.in_(chunk))):
            found[row.id] = _paper(row, tuple(tags[row.id]), tuple(links[row.id]), tuple(listings[row.id]))
    return [found[number] for number in ids if number in found]


def appearances(connection: Connection, paper_id: int) -> list[Appearance]:
    """Return where a paper was seen, newest first."""
    seen, listing = tables.appearance, tables.listing
    rows = connection.execute(
        select(listing.c.id, listing.c.name, listing.c.date_text, seen.c.position)
        .join_from(seen, listing)
        .where(seen.c.paper_id == paper_id, listing.c.removed.is_(False))
        .order_by(listing.c.id.desc())
    )
    return [Appearance(row.id, row.name, row.date_text, row.position) for row in rows]


def _paper(row: Row[Any], tags: tuple[str, ...], links: tuple[Link, ...], listings: tuple[str, ...]) -> Paper:
    return Paper(
        id=row.id,
        title=row.title,
        abstract=row.abstract,
        authors=tuple(row.authors.split("\n")) if row.authors else (),
        year=row.year,
        venue=row.venue,
        arxiv=row.arxiv,
        doi=row.doi,
        state=state_of(row),
        starred=row.starred,
        rating=row.rating,
        notes=row.notes,
        cite_key=row.cite_key,
        added=row.added,
        trashed=row.trashed,
        tags=tags,
        links=links,
        listings=listings,
    )


def _tags(connection: Connection, ids: list[int]) -> dict[int, list[str]]:
    of, tag = tables.paper_tag.c, tables.tag.c
    query = select(of.paper_id, tag.name).join_from(tables.paper_tag, tables.tag)
    found: defaultdict[int, list[str]] = defaultdict(list)
    rows = connection.execute(query.where(of.paper_id.in_(ids), tag.removed.is_(False)).order_by(tag.folded))
    for paper_id, name in rows:
        found[paper_id].append(name)
    return found


def _links(connection: Connection, ids: list[int]) -> dict[int, list[Link]]:
    table = tables.link
    found: defaultdict[int, list[Link]] = defaultdict(list)
    query = select(table.c.paper_id, table.c.url, table.c.kind).where(table.c.paper_id.in_(ids)).order_by(table.c.id)
    for paper_id, url, kind in connection.execute(query):
        found[paper_id].append(Link(url, LinkKind(kind)))
    return defaultdict(list, {number: best_first(links) for number, links in found.items()})


def _listings(connection: Connection, ids: list[int]) -> dict[int, list[str]]:
    seen, listing = tables.appearance.c, tables.listing.c
    query = select(seen.paper_id, listing.name).join_from(tables.appearance, tables.listing)
    found: defaultdict[int, list[str]] = defaultdict(list)
    rows = connection.execute(
        query.where(seen.paper_id.in_(ids), listing.removed.is_(False)).order_by(seen.listing_id.desc())
    )
    for paper_id, name in rows:
        found[paper_id].append(name)
    return found
