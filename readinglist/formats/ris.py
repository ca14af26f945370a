"""RIS, which every reference manager and publisher writes, and the plain text of Web of Science, which is like it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from readinglist.domain.cite_key import valid_key
from readinglist.domain.records import Reading
from readinglist.formats.author_list import turned
from readinglist.formats.bibliography import Item, reading, taken
from readinglist.formats.tagged_lines import Tagged, ris_records, web_of_science_records

NAME = "RIS"

_SAMPLE = 2_000_000
_RIS = re.compile(
    r"^[ \t\ufeff]{0,20}TY[ \t\xa0]{0,3}-[ \t\xa0]+\w[^\n]{0,60}\n(?:[^\n]{0,2000}\n){0,20}?"
    r"[ \t]{0,20}[A-Z][A-Z0-9][ \t\xa0]{1,3}-(?:[ \t\xa0]|$)",
    re.MULTILINE | re.IGNORECASE,
)
_EDITED = ("BOOK", "EBOOK", "EDBOOK", "CONF", "SER", "DICT", "ENCYC")  # what has editors where it has no authors
_KNOWN_BY_SHORT_TITLE = ("CASE", "STAT")  # so Zotero has them, too
_WEB_OF_SCIENCE = re.compile(r"\s{0,20}\ufeff?(?:FN [^\n]{1,200}\nVR \d|PT [A-Z]\n(?:AU|AF|BA|CA) )")


def recognises(text: str) -> bool:
    """Tell whether `text` has a line `TY  - JOUR` with other tags below it, or begins as Web of Science's files do."""
    sample = text[:_SAMPLE].replace("\r\n", "\n").replace("\r", "\n")
    return _WEB_OF_SCIENCE.match(sample) is not None or _RIS.search(sample) is not None


def read(text: str) -> Reading:
    """Return the records of a file in their order; one without a title is skipped."""
    if _WEB_OF_SCIENCE.match(text[:1_000].replace("\r\n", "\n")):
        return reading(NAME, (taken(_web_of_science_item(tagged)) for tagged in web_of_science_records(text)))
    return reading(NAME, (taken(_ris_item(tagged)) for tagged in ris_records(text)))


def _ris_item(tagged: Tagged) -> Item:
    notes = ["\n".join(lines).strip() for tag in ("N1", "RN") for lines in tagged.values.get(tag, ())]
    kind = tagged.first("TY").upper()
    titles = ("TI", "T1", "CT", "BT", "ST")
    title = tagged.first(*reversed(titles) if kind in _KNOWN_BY_SHORT_TITLE else titles)
    key = tagged.first("ID", "LB")
    return Item(
        line=tagged.line,
        title=title,
        abstract=tagged.first("AB", "N2"),
        authors=_names(tagged.all("AU", "A1") or (tagged.all("A2", "ED", "A3") if kind in _EDITED else [])),
        date=tagged.first("PY", "Y1", "DA"),
        venue=next((v for v in tagged.all("JF", "T2", "JO", "BT", "JA", "J2", "C3", "T3", "PB") if v != title), ""),
        doi=tagged.first("DO", "DOI"),
        hints=(*tagged.lines("UR", "L3", "M3", "AN"), *(note for note in notes if len(note) < 100)),
        addresses=tuple(_addresses(tagged.lines("UR", "LK", "L1", "L2", "L3", "L4"))),
        keywords=_keywords(tagged.lines("KW")),
        notes="\n\n".join(filter(None, notes)),
        key=key if valid_key(key) and not key.isdecimal() else "",
    )


def _web_of_science_item(tagged: Tagged) -> Item:
    return Item(
        line=tagged.line,
        title=tagged.first("TI"),
        abstract=tagged.first("AB"),
        authors=_names(tagged.lines("AF") or tagged.lines("AU") or tagged.lines("BE")),
        date=tagged.first("PY", "EY", "PD"),
        venue=tagged.first("SO", "SE", "PU"),
        doi=tagged.first("DI", "D2"),
        keywords=tuple(word for value in tagged.all("DE", "ID") for word in value.split(";")),
    )


def _names(values: Iterable[str]) -> tuple[str, ...]:
    """Return names in reading order; several may stand in a value, apart by semicolons."""
    return tuple(turned(name.split(",")) for value in values for name in value.split(";"))


def _keywords(lines: list[str]) -> tuple[str, ...]:
    """Return keywords, one a line or apart by semicolons; a single line with commas is a list of them."""
    words = [word for line in lines for word in line.split(";")]
    return tuple(words[0].split(",")) if len(words) == 1 else tuple(words)


def _addresses(lines: Iterable[str]) -> Iterator[str]:
    """Yield addresses, of which a line may hold several: `http://a; http://b`."""
    for line in lines:
        yield from re.split(r";(?=\s*https?://)", line)
