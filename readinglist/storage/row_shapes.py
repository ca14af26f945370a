"""Which table a row may be of, by its columns alone; and values that make sense where they were damaged."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Column, DateTime, Table

from readinglist.domain.errors import InvalidPattern
from readinglist.domain.key_patterns.pattern import KeyPattern
from readinglist.domain.links import LinkKind
from readinglist.domain.living import Standing
from readinglist.domain.paper import State
from readinglist.storage import tables
from readinglist.storage.raw_pages import RawRow, Value

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
)
"""What is taken over. A row that fits two of them is of the first."""


def fits(table: Table, row: RawRow) -> bool:
    """Tell whether the row may be one of the table's, also as an earlier version of the program wrote it."""
    columns = list(table.columns)
    if not _fewest(columns) <= len(row.values) <= len(columns):
        return False
    if table is tables.library and (row.number != 1 or not _is_identity(row.values[1])):
        return False
    return all(_takes(table, column, value) for column, value in zip(columns, row.values, strict=False))


def mended(table: Table, row: RawRow, now: datetime) -> Sequence[Value]:
    """Return the row's values, with its number in its place, and what makes sense instead of what does not."""
    pairs = zip(table.columns, row.values, strict=False)
    return [_mended(table, column, row.number if _is_number(table, column) else value, now) for column, value in pairs]


def _fewest(columns: Sequence[Column[object]]) -> int:
    """Return how many columns a row has at least: those that came with later versions stand behind the others."""
    count = len(columns)
    while columns[count - 1].nullable or columns[count - 1].server_default is not None:
        count -= 1
    return count


def _is_identity(value: Value) -> bool:
    return isinstance(value, str) and len(value) == 32


def _is_number(table: Table, column: Column[object]) -> bool:
    """Tell whether the column is the row's own number, which its page keeps elsewhere."""
    return column.primary_key and column.type.python_type is int and len(table.primary_key) == 1


def _is_time(column: Column[object]) -> bool:
    return isinstance(getattr(column.type, "impl", column.type), DateTime)  # one with a time zone wraps the plain type


def _takes(table: Table, column: Column[object], value: Value) -> bool:
    if _is_number(table, column):
        return value is None
    if value is None:
        return bool(column.nullable)
    if column.type.python_type is bool:
        return value in (0, 1)
    return isinstance(value, int if column.type.python_type is int else str)


def _mended(table: Table, column: Column[object], value: Value, now: datetime) -> Value:
    if _is_time(column) and value is not None and not _holds(datetime.fromisoformat, value):
        return None if column.nullable else now.replace(tzinfo=None).isoformat(" ")
    sense = _SENSE.get((table.name, column.name))
    if sense is None or _holds(sense[0], value):
        return value
    return sense[1]


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
