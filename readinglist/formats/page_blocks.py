"""A page as blocks of text with their links, whatever it was saved as."""

from __future__ import annotations

from dataclasses import dataclass

from readinglist.domain.errors import LinkNotOpened
from readinglist.domain.links import checked_url


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link in a block: its words, as they stand in the block, and the address that it leads to."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a line that stands apart. `line` counts from 1.

    `role` is "title", "authors" or "abstract" where the markup says so; `is_item` tells of an item of a list.
    """

    line: int
    text: str
    anchors: tuple[Anchor, ...] = ()
    is_heading: bool = False
    is_item: bool = False
    role: str = ""


def is_address(url: str) -> bool:
    """Tell whether a link leads to the web: blocks have no other ones."""
    try:
        return bool(checked_url(url))
    except LinkNotOpened:
        return False
