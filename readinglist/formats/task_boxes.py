"""The boxes of our own task list: what a file was before somebody ticked in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from readinglist.domain.paper import State

_ITEM = re.compile(r"- \[[ xX]\] ")


def as_written(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of an export with each box as it was written: ticked where the list below says "read".

    Where nothing but boxes was changed in it, this is the very text that was written.
    """
    item: list[str] = []
    for line in lines:
        if _ITEM.match(line):
            yield from _set_back(item)
            item = []
        item.append(line)
    yield from _set_back(item)


def _set_back(item: Sequence[str]) -> Iterator[str]:
    """Yield the lines of an item, or what stands before the first, which has no box."""
    if item and _ITEM.match(item[0]):
        told = next((line for line in reversed(item) if line.startswith("  - ")), "")
        was_read = told[4:].strip().partition(" · ")[0] == State.READ
        yield f"- [{'x' if was_read else ' '}]{item[0][5:]}"
        yield from item[1:]
    else:
        yield from item
