"""What the sidebar shows: what is in the library, counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from readinglist.domain.paper import State
from readinglist.domain.tags import Tag


@dataclass(frozen=True, slots=True)
class Listing:
    """One imported source. `sha256` is of its bytes (hex), `imported` is UTC; the rest of `found` was skipped."""

    id: int
    name: str
    format: str
    sha256: str
    imported: datetime
    date_text: str
    found: int
    new: int
    known: int

    @property
    def short_name(self) -> str:
        """The name of a file without its folders and ending, in a tenth of the time that a path takes."""
        file = self.name.rstrip("/").rpartition("/")[2]
        return file.rpartition(".")[0] or file


@dataclass(frozen=True, slots=True)
class SmartList:
    """A named query in the sidebar."""

    id: int
    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The library, counted: papers in no trash (and, but for `states`, not dismissed).

    `levels` are the folded names under which tags are nested and that are no tags themselves.
    """

    papers: int
    states: Mapping[State, int]
    starred: int
    with_code: int
    recent: int
    trashed: int
    tags: tuple[tuple[Tag, int], ...]
    listings: tuple[tuple[Listing, int], ...]
    smart_lists: tuple[SmartList, ...]
    levels: Mapping[str, int] = field(default_factory=dict)
