"""How each field of a Change is held in the tables: read, written, compared.

A field is a column, an element of a set (a paper's tags and links), the kind of a link (`link_kinds`), or the being
there of a row (`present`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    String,
    Table,
    bindparam,
    cast,
    delete,
    exists,
    func,
    insert,
    select,
    update,
)

from readinglist.domain.change import Entity, FieldChange, Value
from readinglist.domain.identity import title_key
from readinglist.domain.links import Link, address_of, host_of
from readinglist.domain.tags import fold
from readinglist.storage import link_kinds, sqlite, tables

T = TypeVar("T")
CHUNK = 500  # below every database's limit of parameters in a statement
ASKED = 5_000  # with `given_ids`: to write out many more would stop other threads

TABLES: Mapping[Entity, Table] = {
    Entity.PAPER: tables.paper,
    Entity.TAG: tables.tag,
    Entity.LISTING: tables.listing,
    Entity.SMART_LIST: tables.smart_list,
    Entity.TAG_RULE: tables.tag_rule,
    Entity.LIVING_EXPORT: tables.living_export,
    Entity.LIBRARY: tables.library,
}
SETS: Mapping[str, tuple[Table, ColumnElement[Any]]] = {
    "tag": (tables.paper_tag, tables.paper_tag.c.tag_id),
    "link": (tables.link, tables.link.c.url),
    "alias": (tables.alias, tables.alias.c.name),
    "different": (tables.different, tables.different.c.other_id),
    "appearance": (
        tables.appearance,
        cast(tables.appearance.c.listing_id, String) + ":" + cast(tables.appearance.c.position, String),
    ),
}
"""The table of each set, and its element as a Change has it: an appearance is written "listing:position"."""

_SLOTS: Mapping[tuple[Entity, str], tuple[ColumnElement[Any], Callable[[Any], str | int]]] = {
    (Entity.PAPER, "cite_key"): (func.lower(tables.paper.c.cite_key), str.lower),
    (Entity.TAG, "name"): (tables.tag.c.folded, fold),
    (Entity.TAG, "number"): (tables.tag.c.number, int),
    (Entity.LIVING_EXPORT, "path"): (tables.living_export.c.path, str),
}
"""What no two rows that are there may share: the field's column, and how a value stands in that."""
_NEEDED_BACK: Mapping[Entity, str] = {Entity.TAG: "name", Entity.LIVING_EXPORT: "path"}
"""Which of these a row must find free to come back."""


def is_element(field: FieldChange) -> bool:
    """Tell whether the field is an element of a paper's set."""
    return field.entity is Entity.PAPER and field.field in SETS


def chunks(values: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Yield `values` in lists of at most `size`."""
    iterator = iter(values)
    while chunk := list(islice(iterator, size)):
        yield chunk


def current_values(connection: Connection, entity: Entity, name: str, ids: Sequence[int]) -> dict[int, Value]:
    """Return the values that a column field has now; rows that are not there are left out."""
    if link_kinds.is_kind(name):
        return dict(link_kinds.current(connection, name, ids))
    table = TABLES[entity]
    column = _present_column(table) if name == "present" else table.c[name]
    query = select(table.c.id, column).where(table.c.id.in_(sqlite.given_ids()))
    found: dict[int, Value] = {}
    for chunk in chunks(ids, ASKED):
        rows = connection.execute(query, sqlite.given(chunk))
        found.update((number, _from_column(name, value)) for number, value in rows)
    return found


def members(connection: Connection, name: str, element: Value, ids: Sequence[int]) -> set[int]:
    """Return those of the papers that have `element` in the set `name`."""
    table, column = SETS[name]
    query = select(table.c.paper_id).where(column == element, table.c.paper_id.in_(sqlite.given_ids()))
    found: set[int] = set()
    for chunk in chunks(ids, ASKED):
        found.update(connection.execute(query, sqlite.given(chunk)).scalars())
    return found


def elements(connection: Connection, name: str, paper_id: int) -> list[Value]:
    """Return what is in the set `name` of a paper."""
    table, column = SETS[name]
    return list(connection.execute(select(column).where(table.c.paper_id == paper_id).order_by(column)).scalars())


def write_values(connection: Connection, entity: Entity, name: str, values: Mapping[int, Value], now: datetime) -> None:
    """Give a column field of each row its new value; a paper that is no longer present goes to the trash at `now`."""
    table = TABLES[entity]
    if link_kinds.is_kind(name):
        link_kinds.write(connection, name, values)
        return
    if entity is Entity.PAPER and name == "cite_key":
        _write_each(connection, table.c[name], {number: f"?{number}" for number in values})  # as no key is
        _write_each(connection, table.c[name], {number: str(value) for number, value in values.items()})
        return
    if name == "present":
        absent = now if table is tables.paper else True
        present = None if table is tables.paper else False
        column = _present_column(table)
        rows: dict[int, object] = {number: present if value else absent for number, value in values.items()}
    else:
        column, rows = table.c[name], {number: _to_column(name, value) for number, value in values.items()}
    sharing: defaultdict[object, list[int]] = defaultdict(list)  # a bulk change gives most rows one value
    for number, value in rows.items():
        sharing[value].append(number)
    for value, ids in sharing.items():
        for chunk in chunks(ids):
            connection.execute(update(table).where(table.c.id.in_(chunk)).values({column: value}))
    if entity is Entity.TAG and name == "name":  # by way of names that no tag has: the new ones may be each other's old
        _write_each(connection, tables.tag.c.folded, {number: f"/{number}" for number in values})
        _write_each(connection, tables.tag.c.folded, {number: fold(str(value)) for number, value in values.items()})
    elif entity is Entity.PAPER and name == "title":
        _write_each(connection, tables.paper.c.title_key, {n: title_key(str(value)) for n, value in values.items()})


def write_element(connection: Connection, name: str, element: Value, ids: Sequence[int], *, add: bool) -> None:
    """Add `element` to the set `name` of each paper, or remove it."""
    table, column = SETS[name]
    if add:
        connection.execute(insert(table), [_element_row(name, number, element) for number in ids])
    else:
        for chunk in chunks(ids):
            connection.execute(delete(table).where(column == element, table.c.paper_id.in_(chunk)))


def _element_row(name: str, paper_id: int, element: Value) -> dict[str, object]:
    """Return the row of an element of one of the SETS."""
    match name:
        case "link":
            return link_row(paper_id, Link.to(str(element)))
        case "appearance":
            listing, _, position = str(element).partition(":")
            return {"paper_id": paper_id, "listing_id": int(listing), "position": int(position)}
        case _:
            column = {"tag": "tag_id", "alias": "name", "different": "other_id"}[name]
            return {"paper_id": paper_id, column: element}


def link_row(paper_id: int, link: Link) -> dict[str, object]:
    """Return the row of a paper's link."""
    return {
        "paper_id": paper_id,
        "url": link.url,
        "kind": link.kind.value,
        "host": host_of(link.url),
        "address": address_of(link.url),
    }


def untouched(connection: Connection, ids: Sequence[int]) -> set[int]:
    """Return those of the papers that no other change has touched and that stand in no listing that is left."""
    paper, seen, listing = tables.paper, tables.appearance, tables.listing
    elsewhere = exists().where(
        seen.c.paper_id == paper.c.id, listing.c.id == seen.c.listing_id, listing.c.removed.is_(False)
    )
    found: set[int] = set()
    for chunk in chunks(ids):
        rows = connection.execute(select(paper.c.id).where(paper.c.id.in_(chunk), paper.c.touches == 0, ~elsewhere))
        found.update(row[0] for row in rows)
    return found


def unused_tags(connection: Connection, ids: Sequence[int]) -> set[int]:
    """Return those of the tags that no paper outside the trash has."""
    of, paper = tables.paper_tag, tables.paper
    used = select(of.c.tag_id).join_from(of, paper).where(of.c.tag_id.in_(ids), paper.c.trashed.is_(None))
    return set(ids) - set(connection.execute(used).scalars())


def taken(connection: Connection, entity: Entity, name: str, values: Mapping[int, Value]) -> set[int]:
    """Return those of the rows whose new value another row has meanwhile, where no two may have the same."""
    needed = _NEEDED_BACK.get(entity, "") if name == "present" else name
    if (entity, needed) not in _SLOTS:
        return set()
    table, (slot, folded) = TABLES[entity], _SLOTS[entity, needed]
    if name == "present":
        coming = [number for number, value in values.items() if value]
        wanted = dict(list(connection.execute(select(table.c.id, slot).where(table.c.id.in_(coming)))))
    else:
        wanted = {number: folded(value) for number, value in values.items() if value is not None}
    query = select(table.c.id, slot).where(slot.in_(sqlite.given_ids()))
    if entity is not Entity.PAPER:
        query = query.where(table.c.removed.is_(False))
    held: set[str | int] = set()
    for chunk in chunks(wanted.values(), ASKED):
        rows = connection.execute(query, sqlite.given(chunk))
        held.update(value for number, value in rows if number not in values)
    return {number for number, value in wanted.items() if value in held}


def sharing_keys(connection: Connection, ids: Sequence[int]) -> set[int]:
    """Return those of the tags whose number key another tag has, too."""
    tag, other = tables.tag.c, tables.tag.alias().c
    shared = exists().where(other.number == tag.number, other.id != tag.id, other.removed.is_(False))
    return set(connection.execute(select(tag.id).where(tag.id.in_(ids), shared)).scalars())


def _write_each(connection: Connection, column: Column[Any], values: Mapping[int, str]) -> None:
    """Give each row a value of its own; where no two may have the same, each must be free when its turn comes."""
    table = column.table
    statement = update(tables.paper if table is tables.paper else tables.tag).where(table.c.id == bindparam("row"))
    for chunk in chunks(values.items(), ASKED):
        rows = [{"row": number, "own": value} for number, value in chunk]
        connection.execute(statement.values({column: bindparam("own")}), rows)


def _present_column(table: Table) -> Column[Any]:
    return table.c.trashed if table is tables.paper else table.c.removed


def _from_column(name: str, value: Any) -> Value:
    if name == "present":
        return value is None or value is False
    if isinstance(value, datetime):
        return value.isoformat()
    return value  # type: ignore[no-any-return]


def _to_column(name: str, value: Value) -> object:
    if name == "trashed" and isinstance(value, str):
        return datetime.fromisoformat(value)
    return value
