"""A row of a SQLite file, taken apart: https://www.sqlite.org/fileformat2.html#record_format"""

from __future__ import annotations

import struct

MOST_FIELDS = 100
_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # kind of a value to its bytes

Value = int | float | str | None


class NotARow(Exception):
    """What was to be a row cannot be one."""


def varint(data: bytes, place: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and the place behind it."""
    value = 0
    for step in range(8):
        byte = data[place + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + step + 1
    return value << 8 | data[place + 8], place + 9


def values(payload: bytes) -> tuple[Value, ...]:
    """Return the values of a row; raises NotARow where they do not fill it exactly."""
    ends, place = varint(payload, 0)
    kinds: list[int] = []
    while place < ends and len(kinds) <= MOST_FIELDS:
        kind, place = varint(payload, place)
        kinds.append(kind)
    if place != ends or not kinds:
        raise NotARow
    values: list[Value] = []
    for kind in kinds:
        value, place = _value(payload, place, kind)
        values.append(value)
    if place != len(payload):
        raise NotARow
    return tuple(values)


def _value(payload: bytes, place: int, kind: int) -> tuple[Value, int]:
    if kind in (8, 9):
        return kind - 8, place
    if kind == 0:
        return None, place
    if kind == 7:
        return struct.unpack_from(">d", payload, place)[0], place + 8
    if kind in _NUMBERS:
        end = place + _NUMBERS[kind]
        return int.from_bytes(payload[place:end], signed=True), end
    if kind < 12:
        raise NotARow
    end = place + (kind - 12) // 2
    return payload[place:end].decode(errors="replace").replace("\0", "\ufffd"), end  # one bit makes a BLOB of a text
