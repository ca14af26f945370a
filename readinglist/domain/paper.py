"""A paper, as everything above the store sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from urllib.parse import unquote

from readinglist.domain.identity import arxiv_id, doi
from readinglist.domain.links import Link, LinkKind, arxiv_page, doi_page


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
        """The link that "open" opens: code before project pages before the rest, then where its identifiers lead."""
        return next(iter(self.offered_links), None)

    @property
    def offered_links(self) -> tuple[Link, ...]:
        """Its links, and the pages that its arXiv id and its DOI lead to where no link does already."""
        made: list[Link] = []
        if self.arxiv and not any(arxiv_id(link.url) == self.arxiv for link in self.links):
            made.append(Link(arxiv_page(self.arxiv), LinkKind.PAPER))
        if self.doi and not any(doi(unquote(link.url)) == self.doi for link in self.links):
            made.append(Link(doi_page(self.doi), LinkKind.PAPER))
        return (*self.links, *made)
