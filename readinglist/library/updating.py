"""What a file that was imported before says otherwise now: offered in the review, taken only where it is wanted."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.change import Entity, Value
from readinglist.domain.identity import is_stand_in
from readinglist.domain.paper import Paper
from readinglist.domain.records import Record
from readinglist.library import aliases
from readinglist.library.review import Review, SourceReview
from readinglist.library.text import storable
from readinglist.storage.fields import chunks
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library

_COPY = re.compile(r" ?\(\d{1,3}\)(?=\.|$)")
_FIELDS = ("title", "abstract", "authors", "year", "venue")
"""What may be taken over; identifiers and keys tell which paper it is, and tags, links and notes are only added."""


@dataclass(frozen=True, slots=True)
class Update:
    """A paper of which its file says something else now. `fields` are name, what the library has, what the file has."""

    paper: int
    place: tuple[int, int]  # the number of its source in the review, and its number there
    record: Record
    fields: tuple[tuple[str, str, str], ...]


def origin(path: str) -> str:
    """Return the place of a file as a listing keeps it: absolute, so that the file is known when it comes again."""
    return storable(os.path.abspath(path)) if path else ""  # noqa: PTH100 (it may be no path at all)


def updates(library: Library, review: Review) -> Iterator[Update]:
    """Yield what is different by now in the papers of files that were imported before, under whatever folder."""
    names = {_file_name(path) for path in library.store.origins()}
    for number, one in enumerate(review.sources):
        if one.source.path and not one.source.error and _file_name(origin(one.source.path)) in names:
            yield from _updates(library, number, one)


def _file_name(path: str) -> str:
    """Return the last part of a path, without the number that a browser gives to a file that it saves again."""
    return _COPY.sub("", Path(path).name).casefold()


def take(transaction: Transaction, records: Mapping[int, Record]) -> None:
    """Give papers (ids) the fields that their records have and that differ from theirs."""
    for name in _FIELDS:
        values = {number: _value(record, name) for number, record in records.items()}
        wanted = {number: value for number, value in values.items() if value not in (None, "")}
        if name == "title":
            wanted = {number: value for number, value in wanted.items() if not is_stand_in(str(value))}
        held = transaction.values(Entity.PAPER, name, list(wanted))
        other = {number: value for number, value in wanted.items() if number in held and held[number] != value}
        transaction.set(Entity.PAPER, name, other)
        if name in ("title", "abstract"):
            raw = {number: getattr(records[number], f"raw_{name}") for number in other}
            same = {number: None if text == other[number] else text for number, text in raw.items()}
            transaction.set(Entity.PAPER, f"raw_{name}", same)
        if name == "title":
            for number in other:
                aliases.remember_title(transaction, number, str(held[number]))


def _updates(library: Library, number: int, one: SourceReview) -> Iterator[Update]:
    known = ((place, candidate) for place, candidate in enumerate(one.candidates) if candidate.known)
    for some in chunks(known):
        papers = {paper.id: paper for paper in library.papers([candidate.paper for _, candidate in some])}
        for place, candidate in some:
            paper = papers.pop(candidate.paper, None)  # told once, where it is listed twice
            differing = tuple(_differing(paper, candidate.record)) if paper else ()
            if paper and differing:
                yield Update(paper.id, (number, place), candidate.record, differing)


def _differing(paper: Paper, record: Record) -> Iterator[tuple[str, str, str]]:
    for name in _FIELDS:
        if name == "title" and is_stand_in(record.title):
            continue
        old, new = _shown(getattr(paper, name)), _shown(getattr(record, name))
        if old and new and old.split() != new.split():
            yield name, old, new


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)


def _value(record: Record, name: str) -> Value:
    value = getattr(record, name)
    return "\n".join(value) if isinstance(value, tuple) else value
