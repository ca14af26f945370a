"""Changes on disk, and how they are undone and redone.

Undoing gives a field its old value only where it still holds the value that the change set; a field that was changed
since is kept and counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from readinglist.domain.change import Change, Entity, FieldChange
from readinglist.domain.errors import NothingToUndo
from readinglist.storage import applying, fields, tables
from readinglist.storage.kept_changes import ABANDONED, DONE, GIVEN_UP, UNDONE, decoded, encoded
from readinglist.storage.transaction import Transaction, count_touch, next_revision, settled, stamp


def record(transaction: Transaction, label: str, going_on: timedelta | None = None) -> Change:
    """Store a change, in the transaction that made it; what had been undone before can no longer be redone.

    Where it does more of what the latest change did to the same fields, begun no longer ago than `going_on`, the two
    are one from now on: what is typed without a pause is undone at once.
    """
    connection, at, changed = transaction.connection, transaction.now, transaction.fields
    before = _going_on(connection, label, at - going_on, changed) if going_on else None
    revision = next_revision(connection)
    stamp(connection, changed, revision, transaction.stamped)
    if before is not None:
        whole = settled(decoded(before.fields) + changed)
        values = {"fields": encoded(whole), "turn": revision}
        connection.execute(update(tables.change).where(tables.change.c.id == before.id).values(values))
        return Change(before.id, label, before.at, tuple(changed))
    connection.execute(update(tables.change).where(tables.change.c.status == UNDONE).values(status=GIVEN_UP))
    number = _insert(connection, label, at, changed, revision)
    _sign_listings(connection, changed, number)
    count_touch(connection, changed, 1)
    return Change(number, label, at, tuple(changed))


def note_purge(connection: Connection, gone: int, at: datetime, revision: int) -> None:
    """Make an end of undo and redo, and note that: what they would bring back has been deleted for good."""
    for before, after in ((DONE, ABANDONED), (UNDONE, GIVEN_UP)):
        connection.execute(update(tables.change).where(tables.change.c.status == before).values(status=after))
    label = "Delete 1 paper for good" if gone == 1 else f"Delete {gone:,} papers for good"
    row = {"label": label, "at": at, "status": ABANDONED, "turn": revision, "papers": gone, "fields": encoded(())}
    connection.execute(insert(tables.change).values(row))


def labels(connection: Connection) -> tuple[str, str]:
    """Return what undo and redo would take back and bring again; empty where there is nothing."""
    done, undone = (_latest(status).with_only_columns(tables.change.c.label) for status in (DONE, UNDONE))
    return connection.execute(done).scalar() or "", connection.execute(undone).scalar() or ""


def undo(connection: Connection, now: datetime, number: int | None = None) -> Change:
    """Take back the latest change that stands, or the one with this number.

    Raises:
        NothingToUndo: there is none, or it does not stand.
    """
    row = connection.execute(_latest(DONE, number)).first()
    if row is None:
        raise NothingToUndo(_why_not(connection, number))
    inverse = [field.inverse for field in reversed(decoded(row.fields))]
    return _apply(connection, row, inverse, now, back=True)


def redo(connection: Connection, now: datetime) -> Change:
    """Do again the change that was undone last.

    Raises:
        NothingToUndo: there is none, or something else was done since.
    """
    row = connection.execute(_latest(UNDONE)).first()
    if row is None:
        raise NothingToUndo("There is nothing to redo.")
    return _apply(connection, row, decoded(row.fields), now, back=False)


def _going_on(connection: Connection, label: str, since: datetime, changed: Sequence[FieldChange]) -> Row[Any] | None:
    """Return the latest change where this one goes on with it: the same fields, which are not as they were before."""
    change = tables.change.c
    latest = select(change.id).order_by(change.turn.desc()).limit(1).scalar_subquery()
    fits = (change.id == latest) & (change.status == DONE) & (change.label == label) & (change.at >= since)
    found = connection.execute(select(tables.change).where(fits)).first()
    if found is None:
        return None
    before = decoded(found.fields)
    return found if len(settled(before + list(changed))) == len(before) == len(changed) else None


def _insert(connection: Connection, label: str, at: datetime, changed: Sequence[FieldChange], revision: int) -> int:
    papers = len({field.id for field in changed if field.entity is Entity.PAPER})
    row = {"label": label, "at": at, "status": DONE, "turn": revision, "papers": papers, "fields": encoded(changed)}
    result = connection.execute(insert(tables.change).values(row))
    assert result.inserted_primary_key is not None
    return int(result.inserted_primary_key[0])


def _why_not(connection: Connection, number: int | None) -> str:
    """Return why there is nothing to undo, or this is not."""
    if number is None:
        return "There is nothing to undo."
    status = connection.execute(select(tables.change.c.status).where(tables.change.c.id == number)).scalar()
    if status == ABANDONED:
        return "This can no longer be undone, for papers were deleted for good since; nothing was changed."
    return "There is no such change; nothing was changed." if status is None else "This has been undone already."


def _sign_listings(connection: Connection, changed: Sequence[FieldChange], number: int) -> None:
    """Note at listings that were brought by which change."""
    listings = [field for field in changed if field.entity is Entity.LISTING]
    brought = [field.id for field in listings if field.field == "present" and field.new]
    table = tables.listing
    for chunk in fields.chunks(brought):
        connection.execute(update(table).where(table.c.id.in_(chunk)).values(change_id=number))


def _latest(status: str, number: int | None = None) -> Select[Any]:
    table = tables.change
    query = select(table).where(table.c.status == status).order_by(table.c.turn.desc()).limit(1)
    return query if number is None else query.where(table.c.id == number)


def _apply(connection: Connection, row: Row[Any], wanted: list[FieldChange], now: datetime, *, back: bool) -> Change:
    table = tables.change
    revision = next_revision(connection)
    status = UNDONE if back else DONE
    connection.execute(update(table).where(table.c.id == row.id).values(status=status, turn=revision))
    return applying.apply(connection, row, wanted, now, revision, back=back)
