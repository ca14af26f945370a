"""Rows read straight off the pages of a damaged SQLite file, whatever its trees and its schema are worth.

The leaves of a table's tree hold its rows whole, and each says so by its first byte. So every page is looked at, and
what cannot be taken apart is passed over. The format: https://www.sqlite.org/fileformat2.html#b_tree_pages
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from readinglist.storage.raw_rows import NotARow, Value, values, varint

USUAL_SIZE = 4096  # bytes of a page, where the file says nothing sensible
MOST_BYTES = 16_000_000  # of a row: longer ones are none of ours
LEAF, BRANCH = 0x0D, 0x05  # of a table, and not of an index


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as its page holds it. A column that is the row's own number is None among the `values`."""

    page: int
    number: int
    values: tuple[Value, ...]


class RawPages:
    """The pages of a file, however much of it is left."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        file.seek(0, 2)
        length = file.tell()
        self._size = self._page_size(length)
        self.count = -(-length // self._size)
        self._free = self._free_pages()
        self.is_cut_off = length < self._told_length()

    def rows(self, pages: Iterable[int] | None = None) -> Iterator[RawRow]:
        """Yield every row that can be read of all `pages`; those that are free hold only what was deleted."""
        for number in range(1, self.count + 1) if pages is None else pages:
            if number not in self._free:
                yield from self._rows_of(number)

    def leaves(self, root: int) -> Iterator[int]:
        """Yield the leaves of the tree of a table, as far as the pages above them can be read."""
        ahead, seen = [root], set[int]()
        while ahead:
            number = ahead.pop()
            if number in seen or not 0 < number <= self.count:
                continue
            seen.add(number)
            page = self.page(number)
            start = 100 if number == 1 else 0
            if page[start] == LEAF:
                yield number
            elif page[start] == BRANCH:
                ahead.append(int.from_bytes(page[start + 8 : start + 12]))
                ahead += [int.from_bytes(page[place : place + 4]) for place in cell_places(page, start)]

    def page(self, number: int) -> bytes:
        """Return a page; what the file has lost of it is zeros."""
        self._file.seek((number - 1) * self._size)
        return self._file.read(self._size).ljust(self._size, b"\0")

    def _page_size(self, length: int) -> int:
        """Return the bytes of a page: the usual ones where as many as it tells fill the file, else what it says."""
        self._file.seek(16)
        header = self._file.read(16)
        said, count = int.from_bytes(header[:2]), int.from_bytes(header[12:])
        said = 65536 if said == 1 else said
        is_usual = USUAL_SIZE * count == length or said not in [1 << power for power in range(9, 17)]
        return USUAL_SIZE if is_usual else said

    def _told_length(self) -> int:
        """Return how many bytes the file says it has; 0 where what it says need not be so.

        See https://www.sqlite.org/fileformat2.html#in_header_database_size
        """
        header = self.page(1)[:100]
        return int.from_bytes(header[28:32]) * self._size if header[24:28] == header[92:96] else 0

    def _free_pages(self) -> set[int]:
        """Return the pages of the list of free ones, as far as it makes sense."""
        free: set[int] = set()
        trunk = int.from_bytes(self.page(1)[32:36])
        while 1 < trunk <= self.count and trunk not in free:
            words = struct.unpack(f">{self._size // 4}I", self.page(trunk))
            free.add(trunk)
            if words[1] > len(words) - 2:
                break
            free.update(words[2 : 2 + words[1]])
            trunk = words[0]
        return free

    def _rows_of(self, number: int) -> Iterator[RawRow]:
        page = self.page(number)
        start = 100 if number == 1 else 0
        if page[start] != LEAF:
            return
        for place in cell_places(page, start):
            try:
                yield self._row(page, number, place)
            except (NotARow, IndexError, struct.error):
                continue

    def _row(self, page: bytes, number: int, place: int) -> RawRow:
        length, place = varint(page, place)
        row, place = varint(page, place)
        if not 0 < length <= MOST_BYTES or row >= 1 << 63:
            raise NotARow
        return RawRow(number, row, values(self._payload(page, place, length)))

    def _payload(self, page: bytes, place: int, length: int) -> bytes:
        """Return the bytes of a row, those on further pages too."""
        here = bytes_on_page(length, self._size)
        parts = [page[place : place + here]]
        missing = length - len(parts[0])
        further = int.from_bytes(page[place + here : place + here + 4]) if missing else 0
        while missing > 0:
            if not 1 < further <= self.count:
                raise NotARow
            held = self.page(further)
            parts.append(held[4 : 4 + missing])
            missing -= len(parts[-1])
            further = int.from_bytes(held[:4])
        return b"".join(parts)


def bytes_on_page(length: int, size: int) -> int:
    """Return how many bytes of a row of this length stand on its own page of this size; the others on further ones."""
    most = size - 35
    if length <= most:
        return length
    least = (size - 12) * 32 // 255 - 23
    here = least + (length - least) % (size - 4)
    return here if here <= most else least


def cell_places(page: bytes, start: int) -> list[int]:
    """Return where the cells of a page begin, of which the header is at `start`."""
    cells = int.from_bytes(page[start + 3 : start + 5])
    first = start + (12 if page[start] == BRANCH else 8)
    return [int.from_bytes(page[at : at + 2]) for at in range(first, min(first + 2 * cells, len(page) - 1), 2)]
