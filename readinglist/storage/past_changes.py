"""From rows to the changes of the past."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import chain

from sqlalchemy import Connection, and_, select

from readinglist.domain.history import PastChange, Standing
from readinglist.storage import sqlite, tables
from readinglist.storage.kept_changes import ABANDONED, DONE, GIVEN_UP, UNDONE
from readinglist.storage.kept_values import meaning

_STANDINGS = {
    DONE: Standing.DONE,
    UNDONE: Standing.UNDONE,
    GIVEN_UP: Standing.GIVEN_UP,
    ABANDONED: Standing.FINAL,
}
_CHANGE = tables.change.c
_BATCH = 10_000


def change_ids(connection: Connection, words: str = "") -> array[int]:
    """Return the ids of all changes, the newest first; of those alone whose label has all the words, if any are given.

    Letters outside ASCII are told apart by case, as SQLite does.
    """
    wanted = and_(True, *(_CHANGE.label.icontains(word, autoescape=True) for word in words.split()))
    found = array("q")
    with connection.execute(select(_CHANGE.id).where(wanted).order_by(_CHANGE.id.desc())) as rows:
        while batch := sqlite.fetched(rows, _BATCH):
            found.extend(chain.from_iterable(batch))
    return found


def past_changes(connection: Connection, ids: Sequence[int]) -> list[PastChange]:
    """Return the changes with these ids, in this order; ids that are not there are left out."""
    told = select(_CHANGE.id, _CHANGE.label, _CHANGE.at, _CHANGE.status, _CHANGE.papers)
    rows = connection.execute(told.where(_CHANGE.id.in_(sqlite.given_ids())), sqlite.given(ids)).all()
    found = {row.id: PastChange(row.id, row.label, row.at, meaning(_STANDINGS, row.status), row.papers) for row in rows}
    return [found[number] for number in ids if number in found]
