"""A paper with some of its fields typed anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from readinglist.domain.errors import ReadingListError
from readinglist.domain.paper import Paper


class Field(StrEnum):
    """What can be edited, in the order of the form; the value is the library's name of it."""

    TITLE = "title"
    AUTHORS = "authors"
    YEAR = "year"
    VENUE = "venue"
    ARXIV = "arxiv"
    DOI = "doi"
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
        return self.typed[name] if name in self.typed else _text(self.paper, name)

    def changes(self) -> dict[str, object]:
        """Return the fields that are to be different, as `library.editing.edit` takes them."""
        return {
            name.value: _value(name, text)
            for name, text in self.typed.items()
            if text.strip() != _text(self.paper, name)
        }


def _text(paper: Paper, name: Field) -> str:
    """Return a field as it is typed: authors one a line, nothing for what is unknown."""
    if name is Field.AUTHORS:
        return "\n".join(paper.authors)
    value = getattr(paper, name)
    return "" if value is None else str(value)


def _value(name: Field, text: str) -> object:
    """Return what a typed text means; one that is no year stays a text, which the library refuses."""
    if name is Field.AUTHORS:
        return text.splitlines()
    if name is Field.YEAR:
        year = text.strip()
        return int(year) if year.isdecimal() and len(year) <= 4 else year or None
    return text.strip()
