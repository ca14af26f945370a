"""From rows to papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from readinglist.domain.links import Link, LinkKind, best_first
from readinglist.domain.paper import Appearance, Paper
from readinglist.storage import sqlite, tables
from readinglist.storage.documents import state_of
from readinglist.storage.kept_values import member

_ID = tables.paper.c.id
_SHOWN = [
    column for column in tables.paper.c if column.name not in ("raw_title", "raw_abstract", "touches", "title_key")
]
# Built once: SQLAlchemy takes longer to build a statement than SQLite to answer it.
_PAPERS = select(*_SHOWN).where(_ID.in_(sqlite.given_ids()))
_TITLES = select(_ID, tables.paper.c.title).where(_ID.in_(sqlite.given_ids()))
_LINKS = (
    select(tables.link.c.paper_id, tables.link.c.url, tables.link.c.kind)
    .where(tables.link.c.paper_id.in_(sqlite.given_ids()))
    .order_by(tables.link.c.id)
)
_TAGS = (
    select(tables.paper_tag.c.paper_id, tables.tag.c.name)
    .join_from(tables.paper_tag, tables.tag)
    .where(tables.paper_tag.c.paper_id.in_(sqlite.given_ids()), tables.tag.c.removed.is_(False))
    .order_by(tables.tag.c.folded)
)
_LISTINGS = (
    select(tables.appearance.c.paper_id, tables.listing.c.name)
    .join_from(tables.appearance, tables.listing)
    .where(tables.appearance.c.paper_id.in_(sqlite.given_ids()), tables.listing.c.removed.is_(False))
    .order_by(tables.appearance.c.listing_id.desc())
)


def papers(connection: Connection, ids: Sequence[int]) -> list[Paper]:
    """Return the papers with these ids, in this order; ids that are not there are left out."""
    given = sqlite.given(ids)
    tags, listings = _names(connection, _TAGS, given), _names(connection, _LISTINGS, given)
    links: defaultdict[int, list[Link]] = defaultdict(list)
    for paper_id, url, kind in connection.execute(_LINKS, given).all():
        links[paper_id].append(Link(url, member(LinkKind, kind)))
    found = {
        row.id: _paper(row, tuple(tags[row.id]), tuple(best_first(links[row.id])), tuple(listings[row.id]))
        for row in connection.execute(_PAPERS, given).all()
    }
    return [found[number] for number in ids if number in found]


def titles(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """Return the clean titles of papers."""
    return {row.id: row.title for row in connection.execute(_TITLES, sqlite.given(ids)).all()}


def holders_of_keys(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """Return the papers that have one of the citation keys, whatever the case, by the key in lower case."""
    folded = func.lower(tables.paper.c.cite_key)
    query = select(folded, _ID).where(folded.in_(sqlite.given_ids()))
    return {row[0]: row[1] for row in connection.execute(query, sqlite.given({key.lower() for key in keys}))}


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
        state=state_of(row.id, row.state),
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


def _names(connection: Connection, query: Select[int, str], given: Mapping[str, str]) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for paper_id, name in connection.execute(query, given).all():
        found[paper_id].append(name)
    return found
