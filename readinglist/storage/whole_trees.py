"""Trees of tables that account for all that they held: then a damaged file itself proves how many rows there were.

Every byte of a sound page is known to belong to a cell, to a free block, or to a gap that is counted, and numbers rise
from page to page, within the bounds that the pages above them give. What damage leaves standing does not.
The format: https://www.sqlite.org/fileformat2.html#b_tree_pages
"""

from __future__ import annotations

from collections.abc import Iterator

from readinglist.storage.raw_pages import BRANCH, LEAF, RawPages, bytes_on_page, cell_places
from readinglist.storage.raw_rows import varint

DEEPEST = 20  # levels of a tree, as SQLite has it


class Gap(Exception):
    """Something that was in a tree is not there."""


def numbers_in(pages: RawPages, root: int) -> set[int] | None:
    """Return the numbers of all rows of a table; None where its tree does not account for all of them."""
    numbers, last = set[int](), -1
    try:
        for number, is_row in _in_order(pages, root, set(), DEEPEST):
            if number < last + is_row:
                return None
            last = number
            if is_row:
                numbers.add(number)
    except (Gap, IndexError):
        return None
    return numbers


def roots(pages: RawPages) -> Iterator[int]:
    """Yield the pages of tables that no other page leads to, for a file that cannot say where its trees begin."""
    below = set[int]()
    for number in range(1, pages.count + 1):
        page = pages.page(number)
        if page[0] == BRANCH:
            below.update(int.from_bytes(page[place : place + 4]) for place in (8, *cell_places(page, 0)))
    for number in range(2, pages.count + 1):
        if number not in below and pages.page(number)[0] in (LEAF, BRANCH):
            yield number


def _in_order(pages: RawPages, number: int, seen: set[int], deepest: int) -> Iterator[tuple[int, bool]]:
    """Yield the numbers in a tree from left to right: of rows, and of what parts two pages, which is no row."""
    if number in seen or not 0 < number <= pages.count or not deepest:
        raise Gap
    seen.add(number)
    page, start = pages.page(number), 100 if number == 1 else 0
    if page[start] not in (LEAF, BRANCH):
        raise Gap
    places = cell_places(page, start)
    cells = [_leaf_cell(page, place) if page[start] == LEAF else _branch_cell(page, place) for place in places]
    if not _fill_the_page(page, start, places, [size for _, size in cells]):
        raise Gap
    for place, (parting, _) in zip(places, cells, strict=True):
        if page[start] == BRANCH:
            yield from _in_order(pages, int.from_bytes(page[place : place + 4]), seen, deepest - 1)
        yield parting, page[start] == LEAF
    if page[start] == BRANCH:
        yield from _in_order(pages, int.from_bytes(page[start + 8 : start + 12]), seen, deepest - 1)


def _leaf_cell(page: bytes, place: int) -> tuple[int, int]:
    """Return the number of a row, and how many bytes of the page it takes."""
    length, behind = varint(page, place)
    number, behind = varint(page, behind)
    here = bytes_on_page(length, len(page))
    return number, max(behind - place + here + (4 if here < length else 0), 4)


def _branch_cell(page: bytes, place: int) -> tuple[int, int]:
    number, behind = varint(page, place + 4)
    return number, behind - place


def _fill_the_page(page: bytes, start: int, places: list[int], sizes: list[int]) -> bool:
    """Tell whether cells, free blocks and counted gaps are all that the page holds."""
    told = int.from_bytes(page[start + 3 : start + 5])
    begin = int.from_bytes(page[start + 5 : start + 7]) or 65536
    if len(places) != told or any(place < begin for place in places):
        return False
    free, block = page[start + 7], int.from_bytes(page[start + 1 : start + 3])
    while block:
        further, size = int.from_bytes(page[block : block + 2]), int.from_bytes(page[block + 2 : block + 4])
        if 0 < further < block + size:  # they stand in order
            return False
        free, block = free + size, further
    return sum(sizes) + free == len(page) - begin
