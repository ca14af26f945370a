"""The names in a cell of a table, which nobody ever agreed how to write."""

from __future__ import annotations

import re

from readinglist.formats.author_list import turned

_INITIALS = re.compile(r"(?:\w\.?[\s-]?){1,4}")
_BETWEEN_NAMES = re.compile(r"[;\n|]")
_AND = re.compile(r"\s(?:and|&)\s")


def author_cell(cell: str) -> list[str]:
    """Return the names in a cell, in reading order, whichever way they were written.

    "Byron, Ada; Noyce, Bob", "Byron, Ada and Noyce, Bob", "Ada Byron, Bob Noyce and Grace Hopper", "A, B., C, D.".
    """
    parts = _BETWEEN_NAMES.split(cell)
    if len(parts) > 1:
        return [turned(part.split(",")) for part in parts]
    parts = _AND.split(cell)
    if all(part.count(",") == 1 for part in parts) and len(parts) > 1:
        return [turned(part.split(",")) for part in parts]
    return [name for part in parts for name in _listed(part)]


def _listed(cell: str) -> list[str]:
    """Return the names in a cell that has none but commas between them."""
    parts = [part.strip() for part in cell.split(",") if part.strip()]
    if len(parts) % 2 == 0 and all(_INITIALS.fullmatch(part) for part in parts[1::2]):
        return [turned(pair) for pair in zip(parts[0::2], parts[1::2], strict=True)]
    if len(parts) == 2 and " " not in parts[0]:
        return [turned(parts)]
    return parts
