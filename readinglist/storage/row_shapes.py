"""Which table a row may be of, by its columns alone; and values that make sense where they were damaged."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from sqlalchemy import Column, DateTime, Table

from readinglist.domain.errors import InvalidPattern
from readinglist.domain.key_patterns.pattern import KeyPattern
from readinglist.domain.links import LinkKind
from readinglist.domain.living import Standing
from readinglist.domain.paper import State
from readinglist.storage import tables
from readinglist.storage.raw_pages import RawRow
from readinglist.storage.raw_rows import Value

SALVAGED: tuple[Table, ...] = (
    tables.library,
    tables.paper,
    tables.listing,
    tables.tag,
    tables.link,
    tables.paper_tag,
    tables.appearance,
    tables.alias,
    tables.different,
    tables.smart_list,
    tables.tag_rule,
    tables.living_export,
    tables.checksum,
)
"""What is taken over. A row that fits two of them is of the first."""


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """A column, and what may stand in it. `is_number`: the row's own number, which its page keeps elsewhere."""

    is_number: bool
    is_nullable: bool
    is_time: bool
    is_flag: bool
    kind: type
    sense: tuple[Callable[[str], object], Value] | None

    @classmethod
    def of(cls, column: Column[object]) -> Self:
        """Return the shape of a column."""
        table, type_ = column.table, column.type
        is_int = type_.python_type in (int, bool)
        return cls(
            is_number=column.primary_key and is_int and len(table.primary_key) == 1,
            is_nullable=bool(column.nullable),
            is_time=isinstance(getattr(type_, "impl", type_), DateTime),  # one with a time zone wraps the plain type
            is_flag=type_.python_type is bool,
            kind=int if is_int else str,
            sense=_SENSE.get((table.name, column.name)),
        )

    def takes(self, value: Value) -> bool:
        """Tell whether the value can stand in the column."""
        if self.is_number:
            return value is None
        if value is None:
            return self.is_nullable
        return value in (0, 1) if self.is_flag else isinstance(value, self.kind)

    def sensible(self, value: Value, now: datetime) -> Value:
        """Return the value of a row that has its number, or what makes sense instead of what cannot stand there."""
        if self.is_number:
            return value
        if not self.takes(value):
            value = None if self.is_nullable else self.kind()
        return self.mended(value, now)

    def mended(self, value: Value, now: datetime) -> Value:
        """Return the value, or what makes sense instead of it."""
        if self.is_time and value is not None and not _holds(datetime.fromisoformat, value):
            return None if self.is_nullable else now.replace(tzinfo=None).isoformat(" ")
        return value if self.sense is None or _holds(self.sense[0], value) else self.sense[1]


@dataclass(frozen=True, slots=True)
class TableShape:
    """The columns of a table, and how many of them a row has at least: later versions put theirs behind the others."""

    table: Table
    columns: tuple[ColumnShape, ...]
    fewest: int

    @classmethod
    def of(cls, table: Table) -> Self:
        """Return the shape of a table."""
        columns = list(table.columns)
        fewest = len(columns)
        while columns[fewest - 1].nullable or columns[fewest - 1].server_default is not None:
            fewest -= 1
        return cls(table, tuple(map(ColumnShape.of, columns)), fewest)

    def fits(self, row: RawRow) -> bool:
        """Tell whether the row may be one of the table's, also as an earlier version of the program wrote it."""
        if not self.fewest <= len(row.values) <= len(self.columns):
            return False
        if self.table is tables.library and (row.number != 1 or not _is_identity(row.values[1])):
            return False
        return all(shape.takes(value) for shape, value in zip(self.columns, row.values, strict=False))

    def mended(self, row: RawRow, now: datetime) -> Sequence[Value]:
        """Return the row's values, with its number in its place, and what makes sense instead of what does not."""
        pairs = zip(self.columns, row.values, strict=False)
        return [row.number if shape.is_number else shape.mended(value, now) for shape, value in pairs]


def _is_identity(value: Value) -> bool:
    return isinstance(value, str) and len(value) == 32


def _holds(read: Callable[[str], object], value: Value) -> bool:
    """Tell whether a text can be read so."""
    try:
        read(str(value))
    except (ValueError, InvalidPattern):
        return False
    return True


_SENSE: Mapping[tuple[str, str], tuple[Callable[[str], object], Value]] = {
    ("paper", "state"): (State, State.UNREAD.value),
    ("link", "kind"): (LinkKind, LinkKind.OTHER.value),
    ("living_export", "standing"): (Standing, Standing.FAILED.value),
    ("listing", "skipped"): (json.loads, "[]"),
    ("listing", "notes"): (json.loads, "[]"),
    ("library", "key_pattern"): (KeyPattern.of, ""),
}
"""Columns whose text must be readable as something: how it is read, and what stands for what cannot be."""
