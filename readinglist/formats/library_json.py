"""A whole library as one object of JSON, a line for each paper: what outlives this program.

README says what stands in it. The last line is the hash (SHA-256, hex) of all bytes before it, so that damage is seen
by whoever looks; what is whole is read all the same.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from readinglist.domain.errors import LinkNotOpened
from readinglist.domain.links import Link, LinkKind, checked_url
from readinglist.domain.records import Reading, Record, Skipped
from readinglist.formats.bibliography import MAX_NOTES, Item, reading, taken
from readinglist.formats.clean_text import plain
from readinglist.formats.json_items import JsonItem, items, text_of
from readinglist.formats.paper_links import MAX_LINKS

NAME = "Reading List library"
FORMAT, VERSION = "reading-list-library", 1
_BEGIN = re.compile(rf"[\s\ufeff]{{0,1000}}\{{\s{{0,1000}}\"format\"\s{{0,9}}:\s{{0,9}}\"{FORMAT}\"")
_KINDS = tuple(kind.value for kind in LinkKind)
_LONGEST_LINE = 10_000  # characters of a line of notes


def write(
    put: Callable[[bytes], object], about: Mapping[str, Any], kinds: Mapping[str, Iterable[Mapping[str, Any]]]
) -> None:
    """Put what is to be said of a library, and its objects of each kind, a line each; the hash comes last."""
    digest = hashlib.sha256()

    def tell(text: str) -> None:
        data = text.encode("utf-8", "surrogatepass")
        digest.update(data)
        put(data)

    tell("{\n")
    for name, value in {"format": FORMAT, "version": VERSION, **about}.items():
        tell(f"{_json(name)}: {_json(value)},\n")
    for name, objects in kinds.items():
        tell(f"{_json(name)}: [")
        between = "\n"
        for one in objects:
            tell(between + _json(one))
            between = ",\n"
        tell("\n],\n")
    put(f'"sha256": "{digest.hexdigest()}"\n}}\n'.encode())


def recognises(text: str) -> bool:
    """Tell whether `text` begins as what `write` writes."""
    return bool(_BEGIN.match(text))


def read(text: str) -> Reading:
    """Return the papers of a library in their order; what is damaged, or was in the trash, is skipped."""
    found = items(text.lstrip("\ufeff"), "papers")
    return reading(NAME, (one if isinstance(one, Skipped) else _record(one) for one in found))


def _record(found: JsonItem) -> Record | Skipped:
    title = found.text("title")
    if found.values.get("trashed") is not None:
        return Skipped(found.line, "It was in the trash.", plain(title, 100))
    record = taken(
        Item(
            line=found.line,
            title=title,
            abstract=found.text("abstract"),
            authors=tuple(map(text_of, found.list("authors"))),
            date=found.text("year"),
            venue=found.text("venue"),
            arxiv=found.text("arxiv"),
            doi=found.text("doi"),
            keywords=tuple(map(text_of, found.list("tags"))),
            state=found.text("state"),
            rating=found.text("rating"),
            is_starred=found.values.get("starred") is True,
            key=found.text("cite_key"),
            raw_title=found.text("raw_title"),
            raw_abstract=found.text("raw_abstract"),
        ),
        plain,
    )
    if isinstance(record, Skipped):
        return record
    return replace(record, links=_links(found.list("links")), notes=_notes(found.text("notes")))


def _links(values: list[Any]) -> tuple[Link, ...]:
    """Return the links alone that stand as such: the user may have taken away what the abstract names."""
    unique: dict[str, Link] = {}
    for value in values[:MAX_LINKS]:
        try:
            link = Link.to(checked_url(text_of(value.get("url")) if isinstance(value, dict) else ""))
            link = replace(link, kind=LinkKind(value["kind"])) if value.get("kind") in _KINDS else link
        except LinkNotOpened:
            continue
        unique.setdefault(link.url, link)
    return tuple(unique.values())


def _notes(text: str) -> str:
    lines = text[:MAX_NOTES].split("\n")
    return "\n".join(line if line.isprintable() else plain(line, _LONGEST_LINE) for line in lines)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
