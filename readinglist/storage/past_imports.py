"""From rows to the imports of the past."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, func, select

from readinglist.domain.history import Standing
from readinglist.domain.imports import PastImport, PastSource
from readinglist.domain.records import Skipped
from readinglist.storage import tables
from readinglist.storage.kept_changes import DONE, GIVEN_UP, UNDONE
from readinglist.storage.kept_values import list_in

_STANDINGS = {DONE: Standing.DONE, UNDONE: Standing.UNDONE, GIVEN_UP: Standing.UNDONE}
_LISTING = tables.listing.c
_TOLD = [column for column in _LISTING if column is not _LISTING.skipped]  # which may be a megabyte of text


def past_imports(connection: Connection, limit: int, before: int | None = None) -> list[PastImport]:
    """Return the latest imports, at most so many, the newest first; `before` that of this change, where it is given."""
    change = tables.change
    latest = select(_LISTING.change_id).where(_LISTING.change_id.is_not(None)).distinct()
    if before is not None:
        latest = latest.where(_LISTING.change_id < before)
    latest = latest.order_by(_LISTING.change_id.desc()).limit(limit)
    told: list[Any] = [*_TOLD, change.c.label, change.c.at, change.c.status, _papers().label("papers")]
    query = (
        select(*told)
        .join_from(tables.listing, change, _LISTING.change_id == change.c.id)
        .where(_LISTING.change_id.in_(latest))
        .order_by(change.c.id.desc(), _LISTING.id)
    )
    found = []
    for number, rows in groupby(connection.execute(query).all(), lambda row: row.change_id):
        sources = list(rows)
        first = sources[0]
        standing = _STANDINGS.get(first.status, Standing.FINAL)
        papers = first.papers if len(sources) == 1 else _papers_of(connection, number)
        found.append(PastImport(number, first.label, first.at, standing, tuple(map(_source, sources)), papers))
    return found


def skipped(connection: Connection, listing_id: int) -> list[Skipped]:
    """Return what was not read of a listing's source, with line and reason."""
    query = select(tables.listing.c.skipped).where(tables.listing.c.id == listing_id)
    return [Skipped(*place) for place in list_in(connection.execute(query).scalar() or "[]")]


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


def _papers_of(connection: Connection, change_id: int) -> int:
    """Return how many papers of an import are in the library now, each counted once."""
    seen, paper = tables.appearance, tables.paper
    query = (
        select(func.count(seen.c.paper_id.distinct()))
        .join_from(seen, tables.listing)
        .join(paper, paper.c.id == seen.c.paper_id)
        .where(_LISTING.change_id == change_id, paper.c.trashed.is_(None))
    )
    return connection.execute(query).scalar_one()


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
        notes=tuple(list_in(row.notes)),
        papers=row.papers,
        is_gone=row.removed,
    )
