"""One action's writes: all or nothing, with every changed field on record."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, insert, select, update

from readinglist.domain import tags
from readinglist.domain.change import Entity, FieldChange, Value
from readinglist.domain.living import LivingExport
from readinglist.domain.overview import SmartList
from readinglist.domain.tags import Tag
from readinglist.storage import checksums, fields, keyed, living, overview, resolving, sqlite, tables
from readinglist.storage.fields import chunks

if TYPE_CHECKING:
    from readinglist.domain.key_patterns.pattern import KeyPattern


class Transaction:
    """What a verb writes through. Rows that hold a value already are passed over; the rest is recorded."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.connection = connection
        self.now = now
        self.fields: list[FieldChange] = []
        self.stamped: set[int] = set()
        """The papers whose rows have this transaction's revision already."""

    @cached_property
    def revision(self) -> int:
        """The revision that the library has once this is stored."""
        return int(self.connection.execute(select(tables.library.c.revision)).scalar_one()) + 1

    @cached_property
    def key_pattern(self) -> KeyPattern:
        """The pattern by which new papers get their citation keys."""
        from readinglist.domain.key_patterns.pattern import KeyPattern  # only what brings papers needs it

        return KeyPattern.of(keyed.pattern_text(self.connection))

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Take back what a block wrote where it raises, and nothing else."""
        before = len(self.fields)
        savepoint = self.connection.begin_nested()
        try:
            yield
            savepoint.commit()
        except BaseException:
            if sqlite.driver(self.connection).in_transaction:  # else the disk is full: SQLite took all of it back
                savepoint.rollback()
            self.stamped -= {field.id for field in self.fields[before:] if field.entity is Entity.PAPER}
            del self.fields[before:]
            raise

    def settle(self) -> None:
        """Keep one change of each field that was set more than once: from what it was to what it is in the end."""
        self.fields = settled(self.fields)

    def present(self, ids: Iterable[int]) -> list[int]:
        """Return those of the papers that are in the library (in the trash or not), each once, in the order given."""
        wanted = list(dict.fromkeys(ids))
        there: set[int] = set()
        for chunk in chunks(wanted):
            rows = self.connection.execute(select(tables.paper.c.id).where(tables.paper.c.id.in_(chunk)))
            there.update(row[0] for row in rows)
        return [number for number in wanted if number in there]

    def values(self, entity: Entity, name: str, ids: Sequence[int]) -> dict[int, Value]:
        """Return what a field holds now."""
        return fields.current_values(self.connection, entity, name, ids)

    def set(self, entity: Entity, name: str, values: Mapping[int, Value]) -> int:
        """Give each row its value of the field; return how many were different."""
        old = fields.current_values(self.connection, entity, name, list(values))
        different = {number: value for number, value in values.items() if number in old and old[number] != value}
        fields.write_values(self.connection, entity, name, different, self.now)
        self.fields += [FieldChange(entity, number, name, old[number], value) for number, value in different.items()]
        return len(different)

    def set_papers(self, ids: Iterable[int], name: str, value: Value) -> int:
        """Give all the papers one value of the field; return how many were different."""
        return self.set(Entity.PAPER, name, dict.fromkeys(ids, value))

    def add(self, ids: Sequence[int], name: str, element: Value) -> int:
        """Add `element` to the set `name` (`fields.SETS`) of the papers; return how many did not have it."""
        have = fields.members(self.connection, name, element, ids)
        lacking = [number for number in dict.fromkeys(ids) if number not in have]
        if lacking:
            fields.write_element(self.connection, name, element, lacking, add=True)
        self.fields += [FieldChange(Entity.PAPER, number, name, None, element) for number in lacking]
        return len(lacking)

    def remove(self, ids: Sequence[int], name: str, element: Value) -> int:
        """Remove `element` from the set `name` of the papers; return how many had it."""
        having = sorted(fields.members(self.connection, name, element, ids))
        if having:
            fields.write_element(self.connection, name, element, having, add=False)
        self.fields += [FieldChange(Entity.PAPER, number, name, element, None) for number in having]
        return len(having)

    def elements(self, name: str, paper_id: int) -> list[Value]:
        """Return what is in the set `name` (`fields.SETS`) of a paper."""
        return fields.elements(self.connection, name, paper_id)

    def create(self, entity: Entity, row: Mapping[str, object]) -> int:
        """Insert a row of a tag, listing or smart list and return its id."""
        result = self.connection.execute(insert(fields.TABLES[entity]).values(row))
        assert result.inserted_primary_key is not None
        number = int(result.inserted_primary_key[0])
        self.fields.append(FieldChange(entity, number, "present", False, True))
        return number

    def last_created(self, entity: Entity) -> int | None:
        """Return the row of this kind that was made last in this transaction, if there is one."""
        made = (field for field in reversed(self.fields) if field.entity is entity and field.field == "present")
        return next((field.id for field in made), None)

    def tag_id(self, name: str) -> int:
        """Return the id of the tag with this name, whatever its case; it is made, or brought back, if need be.

        Raises:
            InvalidValue: there is none, and no tag can have that name.
        """
        there = self.find_tag(name)
        if there is not None:
            return there
        clean = tags.clean_name(name)
        tag = tables.tag
        query = select(tag.c.id).where(tag.c.folded == tags.fold(clean)).order_by(tag.c.removed, tag.c.id)
        found = self.connection.execute(query.limit(1)).scalar()
        if found is None:
            return self.create(Entity.TAG, {"name": clean, "folded": tags.fold(clean), "colour": "", "removed": False})
        if self.set(Entity.TAG, "present", {found: True}) and fields.sharing_keys(self.connection, [int(found)]):
            self.set(Entity.TAG, "number", {found: None})
        return int(found)

    def find_tag(self, name: str) -> int | None:
        """Return the id of the tag with this name, whatever its case, if there is one.

        A name is taken as it is: an old tag may have one that no new tag could get.
        """
        tag = tables.tag
        query = select(tag.c.id).where(tag.c.folded == tags.fold(name), tag.c.removed.is_(False))
        return self.connection.execute(query.limit(1)).scalar()

    def tags(self) -> list[Tag]:
        """Return all tags."""
        return overview.tags(self.connection)

    def tag(self, number: int) -> Tag | None:
        """Return the tag with this id, if there is one."""
        return next((found for found in self.tags() if found.id == number), None)

    def smart_lists(self) -> list[SmartList]:
        """Return all smart lists in their order."""
        return overview.smart_lists(self.connection)

    def living_exports(self) -> list[LivingExport]:
        """Return all living exports."""
        return living.living_exports(self.connection)

    def end_of_smart_lists(self) -> int:
        """Return the position behind all smart lists, those that may come back by an undo too."""
        return int(self.connection.execute(select(func.max(tables.smart_list.c.position))).scalar() or 0) + 1

    def listings_named(self, words: str) -> tuple[int, ...]:
        """Return the listings that `in:` finds by these words."""
        return resolving.listing_ids(self.connection, words)

    def holder_of_key(self, key: str) -> int | None:
        """Return the paper that has this citation key, whatever its case, if there is one."""
        paper = tables.paper
        return self.connection.execute(select(paper.c.id).where(func.lower(paper.c.cite_key) == key.lower())).scalar()

    def keys_like(self, key: str) -> frozenset[str]:
        """Return the citation keys, in lower case, that are this one, or begin with it and a number may follow."""
        return frozenset(keyed.taken(self.connection, [key]) | keyed.numbered(self.connection, [key]))

    def tagged(self, tag_id: int) -> list[int]:
        """Return the papers that have this very tag, those in the trash too."""
        rows = self.connection.execute(
            select(tables.paper_tag.c.paper_id).where(tables.paper_tag.c.tag_id == tag_id).order_by("paper_id")
        )
        return [row[0] for row in rows]


def settled(changed: list[FieldChange]) -> list[FieldChange]:
    """Return one change of each field that was changed: from what it was to what it is in the end."""
    keys = [_key(field) for field in changed]
    if len(set(keys)) == len(keys):
        return changed
    net: dict[tuple[object, ...], FieldChange] = {}
    for key, field in zip(keys, changed, strict=True):
        net[key] = replace(net[key], new=field.new) if key in net else field
    return [field for field in net.values() if field.old != field.new]


def _key(field: FieldChange) -> tuple[object, ...]:
    """Return what two changes of one field share; of a set, each element is one."""
    element = (field.old if field.new is None else field.new) if fields.is_element(field) else None
    return (field.entity, field.id, field.field, element)


def affected_papers(connection: Connection, changed: Sequence[FieldChange]) -> set[int]:
    """Return the papers whose words or filters are different after these changes, for the text index."""
    papers = {field.id for field in changed if field.entity is Entity.PAPER}
    for field in changed:
        if field.entity is Entity.TAG and field.field in ("name", "present"):
            of_tag = select(tables.paper_tag.c.paper_id).where(tables.paper_tag.c.tag_id == field.id)
            papers.update(row[0] for row in connection.execute(of_tag))
        elif field.entity is Entity.LISTING:
            in_listing = select(tables.appearance.c.paper_id).where(tables.appearance.c.listing_id == field.id)
            papers.update(row[0] for row in connection.execute(in_listing))
    return papers


def next_revision(connection: Connection) -> int:
    """Raise the library's revision by one and return it."""
    connection.execute(update(tables.library).values(revision=tables.library.c.revision + 1))
    return int(connection.execute(select(tables.library.c.revision)).scalar_one())


def stamp(connection: Connection, changed: Sequence[FieldChange], revision: int, stamped: Collection[int] = ()) -> None:
    """Give the papers that are different after these changes the revision, but for those that are `stamped` already.

    Where their words are others now, they get the checksum of these, too.
    """
    checksums.renew(connection, changed)
    paper = tables.paper
    for chunk in chunks(sorted(affected_papers(connection, changed).difference(stamped))):
        connection.execute(update(paper).where(paper.c.id.in_(chunk)).values(revision=revision))


def count_touch(connection: Connection, changed: Sequence[FieldChange], step: int) -> None:
    """Count a change on the papers that it touched (`step` 1), or no longer (-1); bringing a paper is no touch."""
    paper = tables.paper
    brought = {field.id for field in changed if field.entity is Entity.PAPER and field.field == "present"}
    touched = {field.id for field in changed if field.entity is Entity.PAPER} - brought
    for chunk in chunks(sorted(touched)):
        connection.execute(update(paper).where(paper.c.id.in_(chunk)).values(touches=paper.c.touches + step))
