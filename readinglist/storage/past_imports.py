"""From rows to the imports of the past."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, func, select

from readinglist.domain.imports import PastImport, PastSource, Standing
from readinglist.domain.records import Skipped
from readinglist.storage import tables
from readinglist.storage.history import DONE, UNDONE

_STANDINGS = {DONE: Standing.DONE, UNDONE: Standing.UNDONE}


def past_imports(connection: Connection, limit: int) -> list[PastImport]:
    """Return the latest imports, of at most so many sources, the newest first."""
    listing, change = tables.listing, tables.change
    query = (
        select(listing, change.c.label, change.c.at, change.c.status, _papers().label("papers"))
        .join_from(listing, change, listing.c.change_id == change.c.id)
        .order_by(change.c.id.desc(), listing.c.id)
        .limit(limit)
    )
    found = []
    for number, rows in groupby(connection.execute(query).all(), lambda row: row.change_id):
        sources = list(rows)
        first = sources[0]
        standing = _STANDINGS.get(first.status, Standing.FINAL)
        found.append(PastImport(number, first.label, first.at, standing, tuple(map(_source, sources))))
    return found


def skipped(connection: Connection, listing_id: int) -> list[Skipped]:
    """Return what was not read of a listing's source, with line and reason."""
    query = select(tables.listing.c.skipped).where(tables.listing.c.id == listing_id)
    return [Skipped(*place) for place in json.loads(connection.execute(query).scalar() or "[]")]


def _papers() -> Any:
    """Return how many papers of a listing are in the library now."""
    seen, paper = tables.appearance, tables.paper
    return (
        select(func.count())
        .select_from(seen.join(paper, paper.c.id == seen.c.paper_id))
        .where(seen.c.listing_id == tables.listing.c.id, paper.c.trashed.is_(None))
        .correlate(tables.listing)
        .scalar_subquery()
    )


def _source(row: Row[Any]) -> PastSource:
    return PastSource(
        listing=row.id,
        name=row.name,
        path=row.path,
        format=row.format,
        sha256=row.sha256,
        found=row.found,
        new=row.new,
        known=row.known,
        skipped=row.found - row.new - row.known,
        notes=tuple(json.loads(row.notes)),
        papers=row.papers,
        is_gone=row.removed,
    )
