"""What another reference manager makes of a file: Zotero's items, which stand beside the real files.

Titles and authors are compared as they are, but for case and spacing. What Zotero only writes in another way is read as
it means it: a title of a case stands in `caseName`; rich text is marked by HTML tags; a
suffix is a part of the first name ("Sammy, Jr." "Davis"); who made a film is no author but a director.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readinglist.domain.records import Reading, Record

_RICH_TEXT = re.compile(r"</?(?:i|b|sub|sup|span)(?: (?:style|class)=\"[\w :;-]*\")?>")
_TITLES = ("title", "caseName", "nameOfAct", "subject")
# What those are called who made an item of another kind than a text: what stands in the field for authors (RIS: AU).
_MAKERS = ("author", "artist", "director", "inventor", "programmer", "cartographer", "composer", "editor")


@dataclass(frozen=True, slots=True)
class Expected:
    """An item's title and authors (editors where it has none), with case and spacing folded."""

    title: str
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A record that is not as expected; `found` is None where it was skipped."""

    line: int
    found: Expected | None
    expected: Expected


def expected_of(path: Path) -> list[Expected]:
    """Return what is expected of the file `path`."""
    items = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
    return [Expected(folded(_RICH_TEXT.sub("", _title(item))), tuple(_authors(item))) for item in items]


def differences(reading: Reading, expected: Sequence[Expected]) -> list[Difference]:
    """Return the records of a file whose title or authors are not as expected."""
    places: dict[int, Expected | None] = {skipped.line: None for skipped in reading.skipped}
    places |= {record.line: _told(record) for record in reading.records}
    pairs = zip(sorted(places.items()), expected, strict=True)
    return [Difference(line, found, item) for (line, found), item in pairs if found != item]


def agreement(found: Iterable[tuple[Reading, Sequence[Expected]]]) -> float:
    """Return the share of the records of some files, skipped ones not counted, that are as expected."""
    files = list(found)
    other = [one for reading, expected in files for one in differences(reading, expected) if one.found is not None]
    return 1 - len(other) / sum(len(reading.records) for reading, _ in files)


def folded(text: str) -> str:
    """Return `text` with case and spacing folded."""
    return " ".join(text.casefold().split())


def _told(record: Record) -> Expected:
    return Expected(folded(record.title), tuple(map(folded, record.authors)))


def _title(item: dict[str, Any]) -> str:
    return next((str(item[name]) for name in _TITLES if name in item), "")


def _authors(item: dict[str, Any]) -> Iterator[str]:
    """Yield the names of those creators of an item that count as its authors, in reading order."""
    kinds = {one["creatorType"] for one in item["creators"]}
    made = next((kind for kind in _MAKERS if kind in kinds), None)
    for one in item["creators"]:
        if one["creatorType"] == made:
            first, _, suffix = one.get("firstName", "").partition(", ")
            yield folded(f"{first} {one['lastName']} {suffix}")
