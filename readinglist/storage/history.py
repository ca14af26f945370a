"""Changes on disk, and how they are undone and redone.

Undoing gives a field its old value only where it still holds the value that the change set; a field that was changed
since is kept and counted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from readinglist.domain.change import Change, Entity, FieldChange
from readinglist.domain.errors import LibraryDamaged, NothingToUndo
from readinglist.storage import fields, tables
from readinglist.storage.transaction import Transaction, count_touch, next_revision, stamp

DONE, UNDONE, ABANDONED = "done", "undone", "abandoned"


def record(transaction: Transaction, label: str) -> Change:
    """Store a change, in the transaction that made it; what had been undone before can no longer be redone."""
    connection, at, changed = transaction.connection, transaction.now, transaction.fields
    table = tables.change
    revision = next_revision(connection)
    connection.execute(update(table).where(table.c.status == UNDONE).values(status=ABANDONED))
    row = {"label": label, "at": at, "status": DONE, "turn": revision, "fields": _encoded(changed)}
    result = connection.execute(insert(table).values(row))
    assert result.inserted_primary_key is not None
    number = int(result.inserted_primary_key[0])
    _sign_listings(connection, changed, number)
    count_touch(connection, changed, 1)
    stamp(connection, changed, revision, transaction.stamped)
    return Change(number, label, at, tuple(changed))


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
        raise NothingToUndo("There is nothing to undo." if number is None else "This has been undone already.")
    inverse = [field.inverse for field in reversed(_decoded(row.fields))]
    return _apply(connection, row, inverse, now, back=True)


def redo(connection: Connection, now: datetime) -> Change:
    """Do again the change that was undone last.

    Raises:
        NothingToUndo: there is none, or something else was done since.
    """
    row = connection.execute(_latest(UNDONE)).first()
    if row is None:
        raise NothingToUndo("There is nothing to redo.")
    return _apply(connection, row, _decoded(row.fields), now, back=False)


def abandon_all(connection: Connection) -> None:
    """Make an end of undo and redo: what they would bring back has been deleted for good."""
    connection.execute(update(tables.change).where(tables.change.c.status != ABANDONED).values(status=ABANDONED))


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
    ordered = sorted(wanted, key=_turn)
    count_touch(connection, wanted, -1 if back else 1)
    done: list[FieldChange] = []
    kept = 0
    for _, group in groupby(ordered, key=_run_of):
        run = list(group)
        fitting, already = _element_fits(connection, run) if fields.is_element(run[0]) else _values_fit(connection, run)
        _write(connection, fitting, now)
        done += fitting
        kept += len(run) - len(fitting) - already
    stamp(connection, wanted, revision)
    return Change(row.id, row.label, row.at, tuple(done), kept)


def _turn(field: FieldChange) -> int:
    """Return when a field's turn is: a paper goes after its listings, a tag after the papers that had it."""
    if field.field != "present" or field.new:
        return 0
    return {Entity.PAPER: 1, Entity.TAG: 2}.get(field.entity, 0)


def _run_of(field: FieldChange) -> tuple[object, ...]:
    """Return what changes must share to be applied together."""
    element = (field.old, field.new) if fields.is_element(field) else ()
    return (field.entity, field.field, *element)


def _element_fits(connection: Connection, run: list[FieldChange]) -> tuple[list[FieldChange], int]:
    """Return the changes of one element that find it as they expect; all others already are as they want them."""
    adding = run[0].new is not None
    element = run[0].new if adding else run[0].old
    having = fields.members(connection, run[0].field, element, [field.id for field in run])
    fitting = [field for field in run if (field.id not in having) == adding]
    return fitting, len(run) - len(fitting)


def _values_fit(connection: Connection, run: list[FieldChange]) -> tuple[list[FieldChange], int]:
    """Return the changes of one field that find the value they expect, and how many are already as they want them."""
    entity, name = run[0].entity, run[0].field
    held = fields.current_values(connection, entity, name, [field.id for field in run])
    fitting = [field for field in run if field.id in held and held[field.id] == field.old]
    already = sum(field.id in held and held[field.id] == field.new != field.old for field in run)
    if name == "present" and entity in (Entity.PAPER, Entity.TAG):
        going = [field.id for field in fitting if not field.new]
        free = fields.untouched(connection, going) if entity is Entity.PAPER else fields.unused_tags(connection, going)
        fitting = [field for field in fitting if field.new or field.id in free]
    taken = fields.taken(connection, entity, name, {field.id: field.new for field in fitting})
    return [field for field in fitting if field.id not in taken], already


def _write(connection: Connection, run: list[FieldChange], now: datetime) -> None:
    if not run:
        return
    first = run[0]
    if fields.is_element(first):
        adding = first.new is not None
        element = first.new if adding else first.old
        fields.write_element(connection, first.field, element, [field.id for field in run], add=adding)
    else:
        fields.write_values(connection, first.entity, first.field, {field.id: field.new for field in run}, now)


def _encoded(changed: Iterable[FieldChange]) -> str:
    """Write fields as JSON: `[[entity, field, [[id, old, new], ...]], ...]`, those of one field together.

    Each part has a line of its own, to be read and written by itself: meanwhile no other thread can run.
    """
    runs = groupby(changed, key=lambda field: (field.entity.value, field.field))
    parts = (
        [*key, [[field.id, field.old, field.new] for field in part]] for key, run in runs for part in fields.chunks(run)
    )
    lines = (json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in parts)
    return "[\n" + ",\n".join(lines) + "\n]"


def _decoded(text: str) -> list[FieldChange]:
    try:
        return [
            FieldChange(Entity(entity), number, name, old, new)
            for entity, name, run in _parts(text)
            for number, old, new in run
        ]
    except (ValueError, TypeError) as error:
        raise LibraryDamaged(
            "The record of this change is damaged, so it cannot be undone; nothing was changed."
        ) from error


def _parts(text: str) -> Iterable[Any]:
    """Yield what stands on each line; older changes are one line."""
    lines = text.split("\n")
    if len(lines) > 1 and (lines[0], lines[-1]) == ("[", "]"):
        return (json.loads(line.rstrip(",")) for line in lines[1:-1])
    return json.loads(text)  # type: ignore[no-any-return]
