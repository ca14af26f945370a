"""What another reference manager makes of a file: Zotero's items, which stand beside the real files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readinglist.domain.identity import title_key
from readinglist.domain.records import Reading, Record

_MARKUP = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Expected:
    """An item's title and people, folded: letters and digits alone. `people` has those of each kind."""

    title: str
    people: tuple[tuple[str, ...], ...]


def expected_of(path: Path) -> list[Expected]:
    """Return what is expected of the file `path`."""
    items = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
    return [Expected(title_key(_MARKUP.sub("", _title(item))), _people(item)) for item in items]


def agreement(found: Iterable[tuple[Reading, Sequence[Expected]]]) -> float:
    """Return the share of the records of some files whose title and authors are as expected."""
    same = []
    for reading, expected in found:
        places: dict[int, Record | None] = {skipped.line: None for skipped in reading.skipped}
        places |= {record.line: record for record in reading.records}
        for (_, record), item in zip(sorted(places.items()), expected, strict=True):
            if record is not None:
                names = tuple(map(title_key, record.authors))
                same.append(title_key(record.title) == item.title and names in item.people)
    return sum(same) / len(same)


def _title(item: dict[str, Any]) -> str:
    return next((str(item[name]) for name in ("title", "caseName", "nameOfAct", "subject") if name in item), "")


def _people(item: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    """Return the names of an item's creators of each kind; no names at all where it has no authors."""
    kinds: dict[str, list[str]] = {} if any(one["creatorType"] == "author" for one in item["creators"]) else {"": []}
    for one in item["creators"]:
        kinds.setdefault(one["creatorType"], []).append(title_key(f"{one.get('firstName', '')}{one['lastName']}"))
    return tuple(map(tuple, kinds.values()))
