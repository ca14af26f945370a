"""A paper, as everything above the store sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from readinglist.domain.links import Link


class State(StrEnum):
    """Where a paper stands in its reader's life. `UNREAD` is the inbox; `DISMISSED` is kept, and never new again."""

    UNREAD = "unread"
    QUEUED = "queued"
    READING = "reading"
    READ = "read"
    DISMISSED = "dismissed"


MAX_RATING = 5


@dataclass(frozen=True, slots=True)
class Appearance:
    """A paper stood in a listing, at a position (counted from 1)."""

    listing_id: int
    listing: str
    date_text: str
    position: int


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the library. Title and abstract are the clean text; the raw text stays in the store.

    `rating` is 0 (none) to 5. `links` stand best first. `listings` names where the paper was seen, newest first.
    `trashed` is the moment it was put in the trash. Times are UTC.
    """

    id: int
    title: str
    abstract: str
    authors: tuple[str, ...]
    year: int | None
    venue: str
    arxiv: str | None
    doi: str | None
    state: State
    starred: bool
    rating: int
    notes: str
    cite_key: str
    added: datetime
    trashed: datetime | None
    tags: tuple[str, ...]
    links: tuple[Link, ...]
    listings: tuple[str, ...]

    @property
    def best_link(self) -> Link | None:
        """The link that "open" opens: code before project pages before the rest."""
        return self.links[0] if self.links else None
