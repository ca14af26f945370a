"""A paper as the text index takes it: its words, and the filters that the index mirrors."""

from __future__ import annotations

from dataclasses import dataclass

from readinglist.domain.paper import Paper


@dataclass(frozen=True, slots=True)
class Document:
    """A paper with the ids that filters ask for; `tag_ids` are its own tags' (queries resolve nesting).

    `title_key` is what its title is sorted by.
    """

    paper: Paper
    title_key: str
    tag_ids: tuple[int, ...]
    listing_ids: tuple[int, ...]
    revision: int
