"""Listings: what imported files are kept as, and which papers stood in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select, update

from readinglist.domain.change import Entity
from readinglist.storage import sqlite, tables
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.domain.records import Skipped


def find(connection: Connection, sha256: str) -> int | None:
    """Return the listing in the library that was made of the very same bytes, if there is one."""
    listing = tables.listing
    query = select(listing.c.id).where(listing.c.sha256 == sha256, listing.c.removed.is_(False)).limit(1)
    return connection.execute(query).scalar()


def origins(connection: Connection) -> list[str]:
    """Return the places of the files that the listings in the library were made of."""
    listing = tables.listing.c
    query = select(listing.path).distinct().where(listing.path != "", listing.removed.is_(False))
    return list(connection.execute(query).scalars())


def add(
    transaction: Transaction, *, name: str, path: str = "", format: str, sha256: str, date_text: str, found: int,
    new: int, known: int, skipped: Iterable[Skipped], notes: Sequence[str] = (),
) -> int:  # fmt: skip
    """Insert a listing with its counts and return its id."""
    row = {
        "name": name,
        "path": path,
        "format": format,
        "sha256": sha256,
        "imported": transaction.now,
        "date_text": date_text,
        "found": found,
        "new": new,
        "known": known,
        "skipped": json.dumps([[place.line, place.reason, place.text] for place in skipped], ensure_ascii=False),
        "notes": json.dumps(list(notes), ensure_ascii=False),
        "removed": False,
    }
    return transaction.create(Entity.LISTING, row)


def add_notes(transaction: Transaction, listing_id: int, notes: Sequence[str]) -> None:
    """Add sentences to those on how a listing was read, in the transaction that made it."""
    listing = tables.listing
    kept = transaction.connection.execute(select(listing.c.notes).where(listing.c.id == listing_id)).scalar_one()
    joined = json.dumps([*json.loads(kept), *notes], ensure_ascii=False)
    transaction.connection.execute(update(listing).where(listing.c.id == listing_id).values(notes=joined))


def add_appearances(transaction: Transaction, listing_id: int, positions: Mapping[int, int]) -> None:
    """Note that papers (ids) stood in a listing at positions. They go and come with the listing, so are no fields."""
    rows = [(number, listing_id, position) for number, position in positions.items()]
    sqlite.insert_rows(transaction.connection, tables.appearance, ("paper_id", "listing_id", "position"), rows)
