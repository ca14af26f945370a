"""What another reference manager makes of a file: Zotero's items, which stand beside the real files."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from readinglist.domain.identity import title_key
from readinglist.domain.records import Record

_MARKUP = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Expected:
    """An item's title and its authors, folded: letters and digits alone."""

    title: str
    authors: tuple[str, ...]


def expected_of(path: Path) -> list[Expected]:
    """Return what is expected of the file `path`."""
    items = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
    return [
        Expected(
            title_key(_MARKUP.sub("", _title(item))),
            tuple(title_key(f"{c.get('firstName', '')}{c['lastName']}") for c in item["creators"]),
        )
        for item in items
    ]


def agreement(records: Sequence[Record], expected: Sequence[Expected]) -> float:
    """Return the share of records whose title and authors are as expected."""
    same = [
        title_key(record.title) == item.title and set(map(title_key, record.authors)) <= set(item.authors)
        for record, item in zip(records, expected, strict=True)
    ]
    return sum(same) / len(same)


def _title(item: dict[str, str]) -> str:
    return next((item[name] for name in ("title", "caseName", "nameOfAct", "subject") if name in item), "")
