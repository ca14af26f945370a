"""From rows to papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from readinglist.domain.document import Document
from readinglist.domain.errors import LibraryDamaged
from readinglist.domain.links import Link, LinkKind, best_first
from readinglist.domain.paper import Appearance, Paper, State
from readinglist.storage import tables
from readinglist.storage.fields import chunks

_COLUMNS = [
    column
    for column in tables.paper.c
    if column.name not in ("raw_title", "raw_abstract", "touches")
]  # fmt: skip


def papers(connection: Connection, ids: Sequence[int]) -> list[Paper]:
    """Return the papers with these ids, in this order; ids that are not there are left out."""
    found = {document.paper.id: document.paper for document in documents(connection, ids)}
    return [found[number] for number in ids if number in found]


def documents(connection: Connection, ids: Sequence[int]) -> list[Document]:
    """Return the papers with these ids as the text index takes them, ordered by id."""
    found: list[Document] = []
    tag_names = _tag_names(connection)
    listing_names = _listing_names(connection)
    for chunk in chunks(sorted(set(ids))):
        tags = _tags(connection, chunk)
        links = _links(connection, chunk)
        listings = _listings(connection, chunk, listing_names)
        query = select(*_COLUMNS).where(tables.paper.c.id.in_(chunk)).order_by(tables.paper.c.id)
        for row in connection.execute(query):
            tag_ids = tuple(number for number in tags[row.id] if number in tag_names)
            names = tuple(sorted((tag_names[number] for number in tag_ids), key=str.casefold))
            listing_ids = tuple(listings[row.id])
            seen = tuple(listing_names[number] for number in listing_ids)
            paper = _paper(row, names, tuple(links[row.id]), seen)
            found.append(Document(paper, row.title_key, tag_ids, listing_ids, row.revision))
    return found


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


def _state(row: Row[Any]) -> State:
    try:
        return State(row.state)
    except ValueError as error:
        raise LibraryDamaged(
            f"Paper {row.id} has a state that does not exist, so the library is damaged; it was left as it is."
        ) from error


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
        state=_state(row),
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


def _tags(connection: Connection, ids: list[int]) -> defaultdict[int, tuple[int, ...]]:
    table = tables.paper_tag
    found: defaultdict[int, tuple[int, ...]] = defaultdict(tuple)
    rows = connection.execute(select(table).where(table.c.paper_id.in_(ids)).order_by(table.c.tag_id))
    for paper_id, tag_id in rows:
        found[paper_id] += (tag_id,)
    return found


def _links(connection: Connection, ids: list[int]) -> dict[int, list[Link]]:
    table = tables.link
    found: defaultdict[int, list[Link]] = defaultdict(list)
    query = select(table.c.paper_id, table.c.url, table.c.kind).where(table.c.paper_id.in_(ids)).order_by(table.c.id)
    for paper_id, url, kind in connection.execute(query):
        found[paper_id].append(Link(url, LinkKind(kind)))
    return defaultdict(list, {number: best_first(links) for number, links in found.items()})


def _listings(connection: Connection, ids: list[int], names: dict[int, str]) -> defaultdict[int, list[int]]:
    table = tables.appearance
    found: defaultdict[int, list[int]] = defaultdict(list)
    query = select(table.c.paper_id, table.c.listing_id).where(table.c.paper_id.in_(ids))
    for paper_id, listing_id in connection.execute(query.order_by(table.c.listing_id.desc())):
        if listing_id in names:
            found[paper_id].append(listing_id)
    return found


def _tag_names(connection: Connection) -> dict[int, str]:
    table = tables.tag
    rows = connection.execute(select(table.c.id, table.c.name).where(table.c.removed.is_(False)))
    return {row.id: row.name for row in rows}


def _listing_names(connection: Connection) -> dict[int, str]:
    table = tables.listing
    rows = connection.execute(select(table.c.id, table.c.name).where(table.c.removed.is_(False)))
    return {row.id: row.name for row in rows}
