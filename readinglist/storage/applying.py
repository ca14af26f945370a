"""Doing a change again, or the inverse of one: field by field, each only where it finds what it expects."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, select

from readinglist.domain.change import Change, Entity, FieldChange
from readinglist.storage import fields, tables
from readinglist.storage.kept_changes import DONE, decoded
from readinglist.storage.transaction import count_touch, stamp


def apply(
    connection: Connection, row: Row[Any], wanted: list[FieldChange], now: datetime, revision: int, *, back: bool
) -> Change:
    """Write those of the `wanted` fields that fit, of the change in `row`, and say which and how many did not."""
    count_touch(connection, wanted, -1 if back else 1)
    staying = _returned_and_touched(connection, row, wanted) if back else set()
    done: list[FieldChange] = []
    kept = len(staying)
    for _, group in groupby(sorted(wanted, key=_turn), key=_run_of):
        run = [field for field in group if not (field.id in staying and _is_of_staying(field))]
        if not run:
            continue
        fitting, left = _element_fits(connection, run) if fields.is_element(run[0]) else _values_fit(connection, run)
        _write(connection, fitting, now)
        done += fitting
        kept += len(left)
        staying.update(field.id for field in left if _brings_paper(field.inverse))
    done += _give_up_taken_keys(connection, done, now)
    stamp(connection, wanted, revision)
    return Change(row.id, row.label, row.at, tuple(done), kept, len(staying))


def _give_up_taken_keys(connection: Connection, done: Sequence[FieldChange], now: datetime) -> list[FieldChange]:
    """Take the number key from tags that came back, where another tag has it by now; return what that changed."""
    back = [field.id for field in done if field.entity is Entity.TAG and field.field == "present" and field.new]
    sharing = sorted(fields.sharing_keys(connection, back)) if back else []
    keys = fields.current_values(connection, Entity.TAG, "number", sharing)
    fields.write_values(connection, Entity.TAG, "number", dict.fromkeys(keys, None), now)
    return [FieldChange(Entity.TAG, number, "number", key, None) for number, key in keys.items()]


def _turn(field: FieldChange) -> int:
    """Return when a field's turn is: a paper goes after its listings and before its tags, a tag after all of them.

    The number key of a tag that goes is free only then.
    """
    if fields.is_element(field) and field.field == "tag":
        return 2
    if field.entity is Entity.TAG and field.field == "number":
        return 4
    if field.field != "present" or field.new:
        return 0
    return {Entity.PAPER: 1, Entity.TAG: 3}.get(field.entity, 0)


def _brings_paper(field: FieldChange) -> bool:
    return field.entity is Entity.PAPER and field.field == "present" and bool(field.new)


def _is_of_staying(field: FieldChange) -> bool:
    """Tell whether this is left alone where the paper stays: it is not trashed, and has the tags that it came with."""
    return field.entity is Entity.PAPER and field.field in ("tag", "trashed")


def _returned_and_touched(connection: Connection, row: Row[Any], wanted: list[FieldChange]) -> set[int]:
    """Return the papers that an import took out of the trash and that have been touched, or brought again, since."""
    is_import = any(field.entity is Entity.LISTING and field.field == "present" for field in wanted)
    returned = {field.id for field in wanted if field.entity is Entity.PAPER and field.field == "trashed" and field.new}
    if not is_import or not returned:
        return set()
    change, seen, listing = tables.change.c, tables.appearance, tables.listing
    later = select(change.fields).where(change.status == DONE, change.turn > row.turn)
    touched = {
        field.id
        for text in connection.execute(later).scalars()
        for field in decoded(text)
        if field.entity is Entity.PAPER and field.id in returned
    }
    brought = (
        select(seen.c.paper_id)
        .join_from(seen, listing, seen.c.listing_id == listing.c.id)
        .where(listing.c.change_id > row.id, listing.c.removed.is_(False))
    )
    touched |= returned & set(connection.execute(brought).scalars())
    held = fields.current_values(connection, Entity.PAPER, "present", sorted(touched))
    return {number for number in touched if held.get(number)}


def _run_of(field: FieldChange) -> tuple[object, ...]:
    """Return what changes must share to be applied together."""
    element = (field.old, field.new) if fields.is_element(field) else ()
    return (field.entity, field.field, *element)


def _element_fits(connection: Connection, run: list[FieldChange]) -> tuple[list[FieldChange], Sequence[FieldChange]]:
    """Return the changes of one element that find it as they expect; no others are left, but as they want them."""
    adding = run[0].new is not None
    element = run[0].new if adding else run[0].old
    having = fields.members(connection, run[0].field, element, [field.id for field in run])
    return [field for field in run if (field.id not in having) == adding], ()


def _values_fit(connection: Connection, run: list[FieldChange]) -> tuple[list[FieldChange], Sequence[FieldChange]]:
    """Return the changes of one field that find the value they expect, and those left because it is another one now.

    Neither are those that are already as they want them, and tags that other papers have meanwhile.
    """
    entity, name = run[0].entity, run[0].field
    held = fields.current_values(connection, entity, name, [field.id for field in run])
    fitting = [field for field in run if field.id in held and held[field.id] == field.old]
    if name == "present" and entity is Entity.TAG:
        free = fields.unused_tags(connection, [field.id for field in fitting if not field.new])
        run = fitting = [field for field in fitting if field.new or field.id in free]
    elif name == "present" and entity is Entity.PAPER:
        free = fields.untouched(connection, [field.id for field in fitting])  # in the trash by the user, if not by undo
        fitting = [field for field in fitting if field.id in free]
    # What one row keeps, since another has its old value, another one in turn may not have.
    while taken := fields.taken(connection, entity, name, {field.id: field.new for field in fitting}):
        fitting = [field for field in fitting if field.id not in taken]
    fits = {field.id for field in fitting}
    left = [field for field in run if field.id not in fits and not (held.get(field.id) == field.new != field.old)]
    return fitting, left


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
