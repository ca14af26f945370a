"""PubMed's own format (MEDLINE, .nbib): lines of `PMID- 12345678` and `TI  - A title`.

https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format
"""

from __future__ import annotations

import re

from readinglist.domain.records import Reading
from readinglist.formats.author_list import turned
from readinglist.formats.bibliography import Item, reading, taken
from readinglist.formats.tagged_lines import Tagged, pubmed_records

NAME = "PubMed"

_SAMPLE = 100_000
_BEGIN = re.compile(r"^\ufeff?PMID- ?\d{1,9}[ \t]*\n(?:[A-Z]{2,4} {0,2}- ?[^\n]{0,5000}\n){2}", re.MULTILINE)
_ABOUT_DOI = " [doi]"


def recognises(text: str) -> bool:
    """Tell whether a line `PMID- ...` is followed by other lines of that kind."""
    sample = text[:_SAMPLE].replace("\r\n", "\n").replace("\r", "\n")
    return "PMID-" in sample and _BEGIN.search(sample) is not None


def read(text: str) -> Reading:
    """Return the records of a file in their order; one without a title is skipped."""
    return reading(NAME, (taken(_item(tagged)) for tagged in pubmed_records(text)))


def _item(tagged: Tagged) -> Item:
    number = tagged.first("PMID").strip()
    names = tagged.all("FAU") or tagged.all("AU") or tagged.all("FED", "ED") or tagged.all("CN")
    return Item(
        line=tagged.line,
        title=tagged.first("TI", "BTI", "TT").strip().removesuffix("."),
        abstract=tagged.first("AB", "OAB"),
        authors=tuple(turned(name.split(",")) for name in names),
        date=tagged.first("DP", "DEP"),
        venue=tagged.first("JT", "TA", "BTI", "PB"),
        doi=next((value.strip() for value in tagged.all("LID", "AID") if value.strip().endswith(_ABOUT_DOI)), ""),
        addresses=(f"https://pubmed.ncbi.nlm.nih.gov/{number}/",) if number.isdecimal() else (),
        keywords=tuple(word.partition("/")[0].lstrip("*") for word in tagged.lines("OT", "MH")),
    )
