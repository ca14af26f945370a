"""What may stand before a colon in the search line, and after it: the language's own words, each with its meaning.

The parser reads no others; completion offers them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from readinglist.domain.query import Feature, Flag, SortKey


class Prefix(StrEnum):
    """A prefix with its colon; `meaning` says in a few words what stands behind it."""

    meaning: str

    TAG = "tag:", "a tag, or one nested below it"
    IS = "is:", "unread, starred, in the trash…"
    HAS = "has:", "code, notes, a rating…"
    IN = "in:", "a listing it stood in"
    TITLE = "title:", "words of the title"
    ABSTRACT = "abstract:", "words of the abstract"
    AUTHOR = "author:", "an author’s name"
    NOTES = "notes:", "words of your notes"
    SITE = "site:", "a link to this site"
    YEAR = "year:", "a year, or from one to another"
    ADDED = "added:", "when it came into the library"
    SORT = "sort:", "another order than the best first"

    def __new__(cls, text: str, meaning: str) -> Self:
        """Make the text that is typed, and keep what it means beside it."""
        made = str.__new__(cls, text)
        made._value_ = text
        made.meaning = meaning
        return made


VALUES: Mapping[Prefix, Mapping[StrEnum, str]] = {
    Prefix.IS: {
        Flag.UNREAD: "still to be looked at",
        Flag.QUEUED: "to be read",
        Flag.READING: "begun",
        Flag.READ: "done with",
        Flag.DISMISSED: "not wanted; hidden otherwise",
        Flag.STARRED: "with a star",
        Flag.TAGGED: "with any tag",
        Flag.TRASH: "in the trash; hidden otherwise",
    },
    Prefix.HAS: {
        Feature.CODE: "a link to a repository",
        Feature.PROJECT: "a link to a project page",
        Feature.MODEL: "a link to a model",
        Feature.DATASET: "a link to a dataset",
        Feature.DEMO: "a link to a demo",
        Feature.PAPER: "a link to the paper itself",
        Feature.VIDEO: "a link to a video",
        Feature.LINK: "any link",
        Feature.NOTES: "notes of yours",
        Feature.TAGS: "any tag",
        Feature.ABSTRACT: "an abstract",
        Feature.AUTHORS: "authors",
        Feature.RATING: "a rating",
    },
    Prefix.SORT: {
        SortKey.BEST: "the best match first",
        SortKey.ADDED: "the newest first",
        SortKey.TITLE: "A to Z",
        SortKey.YEAR: "the latest year first",
        SortKey.RATING: "the best rated first",
        SortKey.STATE: "unread first",
        SortKey.TRASHED: "the last that went into the trash first",
    },
}
"""What may stand after a prefix that takes one of few values."""
