"""EndNote's own format (.enw, once of refer): lines of `%A Byron, Ada`. Google Scholar and publishers offer it."""

from __future__ import annotations

import re

from readinglist.domain.cite_key import valid_key
from readinglist.domain.records import Reading
from readinglist.formats.author_list import turned
from readinglist.formats.bibliography import Item, reading, taken
from readinglist.formats.tagged_lines import Tagged, endnote_records

NAME = "EndNote"

_SAMPLE = 100_000
_BEGIN = re.compile(
    r"^\ufeff?%0 [A-Z][A-Za-z ]{2,40}\n(?:%[0-9A-Z@!?~<>+\[\]] [^\n]{0,5000}\n){0,30}?%T ", re.MULTILINE
)


def recognises(text: str) -> bool:
    """Tell whether a line `%0 Journal Article` is followed by one with a title, and such lines only between."""
    sample = text[:_SAMPLE].replace("\r\n", "\n").replace("\r", "\n")
    return "%0 " in sample and _BEGIN.search(sample) is not None


def read(text: str) -> Reading:
    """Return the records of a file in their order; one without a title is skipped."""
    return reading(NAME, (taken(_item(tagged)) for tagged in endnote_records(text)))


def _item(tagged: Tagged) -> Item:
    key = tagged.first("F").strip()
    return Item(
        line=tagged.line,
        title=tagged.first("T"),
        abstract=tagged.first("X"),
        authors=tuple(turned(name.strip().rstrip(",").split(",")) for name in tagged.all("A") or tagged.all("E")),
        date=tagged.first("D", "8"),
        venue=tagged.first("J", "B", "S", "I"),
        doi=tagged.first("R"),
        hints=(*tagged.lines("U", "R", "M"), tagged.first("J")),
        addresses=tuple(tagged.lines("U", ">")),
        keywords=tuple(word for line in tagged.lines("K") for word in re.split(r"[;,]", line)),
        notes="\n\n".join(tagged.all("Z", "O")),
        key=key if valid_key(key) and not key.isdecimal() else "",
    )
