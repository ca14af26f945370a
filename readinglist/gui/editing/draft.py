"""What stands in the form of a paper, and the paper with some of its fields typed anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from readinglist.domain.errors import ReadingListError
from readinglist.domain.paper import Paper
from readinglist.domain.records import Record
from readinglist.library.typed_fields import typed_links


class Field(StrEnum):
    """What can be edited, in the order of the form; the value is the library's name of it."""

    TITLE = "title"
    AUTHORS = "authors"
    YEAR = "year"
    VENUE = "venue"
    ARXIV = "arxiv"
    DOI = "doi"
    LINKS = "links"
    CITE_KEY = "cite_key"
    ABSTRACT = "abstract"


@dataclass(frozen=True, slots=True)
class Draft:
    """The paper as it was read, what was `typed` since, and why the library refused that, if it did."""

    paper: Paper
    typed: Mapping[Field, str] = field(default_factory=dict)
    refusal: ReadingListError | None = None

    def text(self, name: Field) -> str:
        """Return what stands in the form for a field."""
        return self.typed[name] if name in self.typed else text_of(self.paper, name)

    def changes(self) -> dict[str, object]:
        """Return the fields that are to be different, as `library.editing.edit` takes them."""
        return changes(self.paper, self.typed)


def changes(paper: Paper | Record, typed: Mapping[Field, str]) -> dict[str, object]:
    """Return the fields that were typed otherwise than they are, as the library takes them."""
    return {name.value: _value(name, text) for name, text in typed.items() if text.strip() != text_of(paper, name)}


def text_of(paper: Paper | Record, name: Field) -> str:
    """Return a field as it is typed: authors and links one a line, nothing for what is unknown."""
    if name is Field.AUTHORS:
        return "\n".join(paper.authors)
    if name is Field.LINKS:
        return typed_links(paper.links)
    value = getattr(paper, name)
    return "" if value is None else str(value)


def _value(name: Field, text: str) -> object:
    """Return what a typed text means; one that is no year stays a text, which the library refuses."""
    if name in (Field.AUTHORS, Field.LINKS):
        return text.splitlines()
    if name is Field.YEAR:
        year = text.strip()
        return int(year) if year.isdecimal() and len(year) <= 4 else year or None
    return text.strip()
