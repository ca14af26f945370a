"""A paper as the text index takes it: its words, and what filters and orders ask."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from readinglist.domain.links import LinkKind
from readinglist.domain.paper import State

LAST_ID = 2**63 - 1


class Place(NamedTuple):
    """A place in the order in which papers changed last: by revision, and those of one revision by id."""

    revision: int
    id: int = LAST_ID


NOWHERE = Place(0)
"""Before all papers."""


class LinkedPlace(NamedTuple):
    """Where a link leads, as `site:` asks: `host` and `address` as in `domain.links`."""

    kind: LinkKind
    host: str
    address: str


class Document(NamedTuple):
    """What the index keeps of a paper. A plain tuple, since a million are made when an index is built.

    `revision` is that of the paper's last change. `authors` stand one a line. `tags` are names and `tag_ids` their
    numbers, the paper's own (queries resolve nesting). `added` is UTC.
    """

    id: int
    revision: int
    title: str
    title_key: str
    abstract: str
    authors: str
    year: int | None
    arxiv: str | None
    doi: str | None
    state: State
    starred: bool
    rating: int
    notes: str
    added: datetime
    is_trashed: bool
    tags: tuple[str, ...] = ()
    tag_ids: tuple[int, ...] = ()
    listing_ids: tuple[int, ...] = ()
    links: tuple[LinkedPlace, ...] = ()

    @property
    def place(self) -> Place:
        """Where the paper stands in the order in which papers changed."""
        return Place(self.revision, self.id)
