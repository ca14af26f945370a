"""A record from the raw text of a page: cleaned, with its links."""

from __future__ import annotations

import re

from readinglist.domain.records import Record
from readinglist.formats.clean_text import MAX_ABSTRACT, MAX_TITLE, clean, storable
from readinglist.formats.links_in_text import find

_BROKEN_AT_HYPHEN = re.compile(r"(?<=[^\W_]-)\n(?=[^\W_])")


def record(line: int, raw_title: str, raw_abstract: str) -> Record:
    """Return the record of a paper that stands at `line`, its text cleaned and the links of its abstract found."""
    abstract = _joined(raw_abstract[:MAX_ABSTRACT])
    found = find(abstract)
    return Record(
        line=line,
        raw_title=storable(raw_title),
        title=clean(_joined(raw_title), MAX_TITLE),
        raw_abstract=storable(raw_abstract),
        abstract=clean(abstract, MAX_ABSTRACT, found),
        links=found.links,
    )


def _joined(text: str) -> str:
    """Return `text` with the lines joined that were broken at a hyphen: no space belongs there."""
    return _BROKEN_AT_HYPHEN.sub("", text) if "\n" in text else text
